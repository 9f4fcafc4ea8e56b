import { append } from '../core/append.ts';
import { widthOf } from './width.ts';

/**
 * Breaks one line of escaped text at blanks into lines of at most `width` cells. Quoted text (in backquotes) stays
 * whole where it fits into a line; a longer word is left for the terminal to break.
 */
export function wrap(text: string, width: number, firstWidth = width): string[] {
  const lines: string[] = [];
  let line = '';
  let room = firstWidth;
  for (const word of words(text, width)) {
    const size = widthOf(word);
    if (line !== '' && size + 1 > room) {
      lines.push(line);
      line = word;
      room = width - size;
      continue;
    }
    room -= line === '' ? size : size + 1;
    line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

/** The words of a text, with the blanks inside backquotes kept. */
function words(text: string, width: number): string[] {
  const result: string[] = [];
  let open = '';
  for (const word of text.split(' ')) {
    const quotes = word.split('`').length - 1;
    if (open !== '') {
      open += ` ${word}`;
      if (quotes % 2 === 0) continue;
      append(result, widthOf(open) <= width ? [open] : open.split(' '));
      open = '';
    } else if (quotes % 2 === 1) open = word;
    else result.push(word);
  }
  if (open !== '') append(result, open.split(' '));
  return result;
}
