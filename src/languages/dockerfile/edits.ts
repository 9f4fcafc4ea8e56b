import type { Edit } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import type { Instruction } from './instruction.ts';

/** A span with the spaces before it and the line end after it, for removing whole lines. */
export function wholeLines(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from -= 1;
  const feed = text.indexOf('\n', end);
  return { start: from, end: feed === -1 ? text.length : feed + 1 };
}

/** A new line before an instruction and the comments right above it, which may be ignores that are meant for it. */
export function lineAbove(text: string, { span }: Instruction, line: string): Edit {
  const own = text.lastIndexOf('\n', span.start - 1) + 1;
  let at = own;
  while (at > 0) {
    const before = text.lastIndexOf('\n', at - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(before, at))) break;
    at = before;
  }
  const feed = text[at - 2] === '\r' ? '\r\n' : '\n';
  return { span: { start: at, end: at }, text: `${text.slice(own, span.start)}${line}${feed}` };
}

/** A keyword in the letter case of another one. */
export function keywordLike({ keywordText }: Instruction, keyword: string): string {
  return keywordText === keywordText.toLowerCase() ? keyword.toLowerCase() : keyword;
}
