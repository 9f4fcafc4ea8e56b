import type { Span } from '../../core/text.ts';

/** Errors have a place, seldom an extent: up to the end of the word; where only spaces are, the nearest word. */
export function widen(text: string, [from, to]: readonly [number, number]): Span {
  let start = Math.max(0, Math.min(from, text.length));
  if (text[start] === ' ') {
    let word = start;
    while (text[word] === ' ') word += 1;
    const opensLine = start === 0 || text[start - 1] === '\n';
    if (opensLine && word < lineEnd(text, start)) start = word;
  }
  const limit = Math.min(lineEnd(text, start), start + 60);
  let end = Math.min(Math.max(start, to), limit);
  if (end - start <= 1) {
    end = start;
    while (end < limit && !/[\s,\]}]/.test(text[end] ?? ' ')) end += 1;
    if (end === start && end < limit) end += 1;
  }
  if (/^ *$/.test(text.slice(start, end))) {
    while (start > 0 && /\s/.test(text[start - 1] ?? '')) start -= 1;
    end = start > 0 ? start : Math.min(1, text.length);
    start = Math.max(0, start - 1);
  }
  return { start, end };
}

/** Where the line of a place ends, without its break. */
export function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed === -1 ? text.length : feed;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
}
