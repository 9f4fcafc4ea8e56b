import type { Comment } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';
import type { SyntaxNode } from './parse.ts';
import type { ScriptTree } from './tree.ts';

/** Nodes whose text is never a comment, apart from the scripts inside them. */
const OPAQUE: ReadonlySet<SyntaxNode['type']> = new Set([
  'Word',
  'Assignment',
  'HereDoc',
  'HereDocBody',
  'ArithmeticCommand',
  'ArithmeticExpansion',
  'ParameterExpansion',
  'SingleQuoted',
  'DoubleQuoted',
]);
const CANDIDATE = /(?:^|[\s;&|()`])(#[^\n]*)/g;

/** Comments of a script, each with what an ignore in it covers. */
export function commentsOf(tree: ScriptTree): readonly Comment[] {
  const { text } = tree;
  const opaque = new Uint8Array(text.length);
  for (const node of tree.nodes) {
    if (tree.isDecoded(node)) continue;
    if (OPAQUE.has(node.type)) opaque.fill(1, node.pos, node.end);
    else if (node.type === 'Script' || node.type === 'ArrayValue') opaque.fill(0, node.pos, node.end);
  }
  const comments: Comment[] = [];
  let seenCode = false;
  for (const match of text.matchAll(CANDIDATE)) {
    const written = match[1] ?? '';
    const start = match.index + match[0].length - written.length;
    if (opaque[start] || start < (comments.at(-1)?.span.end ?? 0)) continue;
    const end = start + written.trimEnd().length;
    const span = { start, end };
    seenCode ||= tree.root.commands.some(({ pos }) => pos < start);
    const whole = !seenCode && /^#\s*shellcheck\s/.test(written);
    const target = whole ? { start: 0, end: text.length } : targetOf(tree, span);
    comments.push({ span, text: text.slice(start + 1, end), ...(target && { target }) });
  }
  return comments;
}

/** The complete command that a comment stands behind, else the next one. */
export function targetOf(tree: ScriptTree, comment: Span): Span | undefined {
  const lineStart = tree.text.lastIndexOf('\n', comment.start - 1) + 1;
  const trailing = tree.text.slice(lineStart, comment.start).trim() !== '';
  let before: Span | undefined;
  for (const node of tree.ofType('Statement')) {
    const span = tree.spanOf(node);
    if (span.start >= comment.end) return trailing && before ? before : span;
    if (span.start >= lineStart) before ??= span;
  }
  return trailing ? before : undefined;
}

/** The simple command that begins on the line after a comment that the host language took out. */
export function commandAfter(tree: ScriptTree, comment: Span): Span | undefined {
  const next = tree.ofType('Command').find((node) => tree.spanOf(node).start >= comment.start);
  return next && tree.spanOf(next);
}
