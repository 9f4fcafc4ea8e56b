import type { Span } from '../../../core/text.ts';

/** Whether a word ends in a `]` that no `[` in it opens: the end of a test without the space before it. */
export function endsInBracket(text: string): boolean {
  if (text.length < 2 || !text.endsWith(']') || text.endsWith('\\]') || text === ']]') return false;
  return text.lastIndexOf('[') <= text.slice(0, -1).lastIndexOf(']');
}

const GLUED = /[^\s\]](\]\])(?=[\s;&|)]|$)/;

/** The `]]` that touches a word, in the line of a `[[` for which the parser found no end. */
export function gluedBrackets(text: string, fault: number): Span | undefined {
  const open = text.lastIndexOf('[[', fault);
  if (open === -1) return undefined;
  const end = text.indexOf('\n', open);
  const found = GLUED.exec(text.slice(open, end === -1 ? undefined : end));
  return found ? { start: open + found.index + 1, end: open + found.index + 3 } : undefined;
}
