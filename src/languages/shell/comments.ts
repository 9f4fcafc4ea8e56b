import { firstThat } from '../../core/bisect.ts';
import type { Comment } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
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
    seenCode ||= (tree.root.commands[0]?.pos ?? start) < start;
    const whole = !seenCode && /^#\s*shellcheck\s/.test(written);
    const target = whole ? { start: 0, end: text.length } : targetOf(tree, span);
    comments.push({ span, text: text.slice(start + 1, end), ...(target && { target }) });
  }
  return comments;
}

/** Nodes of one type, and up to each of them the greatest start: the text of a here-document follows its line. */
interface Starts {
  readonly nodes: readonly SyntaxNode[];
  readonly reached: readonly number[];
}

const statementsOf = onceFor((tree: ScriptTree) => startsOf(tree, tree.ofType('Statement')));
const plainCommandsOf = onceFor((tree: ScriptTree) => startsOf(tree, tree.ofType('Command')));

function startsOf(tree: ScriptTree, nodes: readonly SyntaxNode[]): Starts {
  let last = 0;
  const reached = nodes.map((node) => {
    last = Math.max(last, tree.spanOf(node).start);
    return last;
  });
  return { nodes, reached };
}

/** The first of the nodes that does not start before a place. */
function firstFrom({ nodes, reached }: Starts, place: number): SyntaxNode | undefined {
  return nodes[firstThat(reached, (start) => start >= place)];
}

/** The complete command that a comment follows, else the next one. */
function targetOf(tree: ScriptTree, comment: Span): Span | undefined {
  const lineStart = tree.text.lastIndexOf('\n', comment.start - 1) + 1;
  const trailing = tree.text.slice(lineStart, comment.start).trim() !== '';
  const target = firstFrom(statementsOf(tree), trailing ? lineStart : comment.end);
  return target && tree.spanOf(target);
}

/** The simple command that begins on the line after a comment that the host language took out. */
export function commandAfter(tree: ScriptTree, comment: Span): Span | undefined {
  const next = firstFrom(plainCommandsOf(tree), comment.start);
  return next && tree.spanOf(next);
}
