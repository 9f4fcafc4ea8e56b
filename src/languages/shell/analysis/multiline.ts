import type { ShellDocument } from '../document.ts';
import type { SyntaxNode } from '../parse.ts';

/** A string that runs over a line end and is closed right in front of a word: a quote is probably missing before. */
export function endsSuspiciously(doc: ShellDocument, node: Extract<SyntaxNode, { type: 'DoubleQuoted' }>): boolean {
  if (doc.tree.isDecoded(node) || !node.text.includes('\n') || /^"\r?\n/.test(node.text)) return false;
  return /[\w%$"]/.test(doc.text[node.end] ?? '');
}
