import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { Assignment, SyntaxNode, Word, WordPart } from '../parse.ts';
import { commandNameOf } from './flow.ts';
import { once } from './once.ts';
import { isCount, isQuoteFree, variableOf } from './position.ts';

/** A variable outside quotes whose value was written with quotes in it. */
export interface QuotedValue {
  readonly node: SyntaxNode;
  readonly name: string;
  /** The piece of the value that holds them. */
  readonly quotes: SyntaxNode;
}

const DECLARING: ReadonlySet<string> = new Set(['export', 'readonly', 'declare', 'typeset', 'local']);

/** Features of every script that assigns a text; for `needs`. */
export const ASSIGNED_TEXTS: readonly string[] = ['', ...DECLARING].map((name) => `command:${name}`);

/** What is to be quotes or an escape for a reader of the text: `"`, `'` at the edge of a word, `\ `. */
const QUOTES = /"|(?:[/= ]|^)'|'(?: |$)|\\ /;

/** Where the shell splits a value with quotes in it: they stay letters then. */
export const quotedValues = once((doc: ShellDocument): readonly QuotedValue[] => {
  const { tree } = doc;
  const writes = tree
    .ofType('Assignment')
    .filter((node) => isKept(doc, node) && !tree.isDecoded(node))
    .sort((a, b) => a.end - b.end);
  if (!writes.some(({ text }) => /["'\\]/.test(text))) return [];
  const reads = [...tree.ofType('SimpleExpansion'), ...tree.ofType('ParameterExpansion')]
    .filter((node) => !tree.isDecoded(node))
    .sort((a, b) => a.pos - b.pos);
  const known = new Map<string, SyntaxNode>();
  const found: QuotedValue[] = [];
  let at = 0;
  for (const node of reads) {
    for (let write = writes[at]; write && write.end <= node.pos; write = writes[++at]) note(write, known);
    const name = variableOf(node) ?? '';
    const quotes = known.get(name);
    if (!quotes || isCount(node) || isQuoteFree(tree, node, doc.dialect) || isEvaluated(doc, node)) continue;
    found.push({ node, name, quotes });
  }
  return found;
});

/** Where the quotes of a value are, for a report. */
export function quotesSpan({ tree }: ShellDocument, { quotes }: QuotedValue): Span {
  return tree.spanOf(quotes);
}

function note({ name, value, index }: Assignment, known: Map<string, SyntaxNode>): void {
  if (value.type === 'ArrayValue' || index) return;
  const quotes = quotesIn(value, known);
  if (quotes) known.set(name, quotes);
  else known.delete(name);
}

function quotesIn(word: Word, known: ReadonlyMap<string, SyntaxNode>): SyntaxNode | undefined {
  if (!word.parts) return QUOTES.test(word.value) ? word : undefined;
  return firstQuotes(word.parts, known);
}

function firstQuotes(parts: readonly WordPart[], known: ReadonlyMap<string, SyntaxNode>): SyntaxNode | undefined {
  for (const part of parts) {
    const found = quotesOf(part, known);
    if (found) return found;
  }
  return undefined;
}

function quotesOf(part: WordPart, known: ReadonlyMap<string, SyntaxNode>): SyntaxNode | undefined {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return QUOTES.test(part.value) ? part : undefined;
    case 'DoubleQuoted':
    case 'LocaleString':
      return firstQuotes(part.parts, known);
    case 'SimpleExpansion':
    case 'ParameterExpansion':
      return known.get(variableOf(part) ?? '');
    default:
      return undefined;
  }
}

/** An assignment before a command is that command's alone. */
function isKept({ tree }: ShellDocument, node: Assignment): boolean {
  const parent = tree.parentOf(node);
  if (parent?.type !== 'Command') return false;
  return !parent.name || (DECLARING.has(commandNameOf(parent) ?? '') && parent.suffix.some((part) => part === node));
}

/** `eval` reads the quotes. */
function isEvaluated({ tree }: ShellDocument, node: SyntaxNode): boolean {
  for (const up of tree.ancestorsOf(node)) {
    if (up.type === 'Command') return commandNameOf(up) === 'eval';
    if (up.type === 'Statement') return false;
  }
  return false;
}
