import type { Span } from '../../core/text.ts';

/** A span with the blanks before it and the line end behind it, for taking whole lines out. */
export function wholeLines(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from -= 1;
  const feed = text.indexOf('\n', end);
  return { start: from, end: feed === -1 ? text.length : feed + 1 };
}
