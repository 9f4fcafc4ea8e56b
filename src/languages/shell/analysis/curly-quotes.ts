import type { Report } from '../../../core/rule.ts';
import type { ShellDocument } from '../document.ts';
import type { SyntaxNode } from '../parse.ts';

/** A report for each of some typographic quotes in the text of a quoted part. */
export function* quotesIn(doc: ShellDocument, node: SyntaxNode, quotes: string): Generator<Report> {
  const span = doc.tree.spanOf(node);
  const text = doc.text.slice(span.start, span.end);
  if (doc.tree.isDecoded(node)) return;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (!quotes.includes(char)) continue;
    const start = span.start + at;
    yield {
      at: { start, end: start + 1 },
      message: `\`${char}\` is a literal character here and does not end the string`,
      help: 'use a straight quote, " or \', to end the string',
    };
  }
}
