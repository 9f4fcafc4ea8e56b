import { type ParsedWord, parseWord, type WordStyle } from './substitution.ts';
import { unquote } from './words.ts';

/** A here-document that an instruction line opens, as BuildKit reads it. */
export interface HeredocMark {
  readonly name: string;
  /** `<<-`: leading tabs of the body are dropped. */
  readonly chomp: boolean;
  /** Variables in the body count: no part of the name is quoted. */
  readonly expand: boolean;
  /** Where the word `<<EOF` is in the joined line. */
  readonly start: number;
  readonly end: number;
}

const WORD = /^\d*<<(-?)\s*([^<]*)$/;
const STYLE: WordStyle = { escapeChar: '\\', keepsVariables: true };
const NO_VARIABLES: ParsedWord = { parts: [], problem: undefined };
const QUOTES = /["']/g;

/** The here-documents of a joined line. A line with an open quote, or a variable that BuildKit cannot read, opens none. */
export function heredocsOf(line: string): HeredocMark[] {
  if (!line.includes('<<')) return [];
  const { parts, problem } = line.includes('$') ? parseWord(line, STYLE) : NO_VARIABLES;
  if (problem) return [];
  const ends = new Map(parts.flatMap((part) => (typeof part === 'string' ? [] : [[part.start, part.end]])));
  const marks: HeredocMark[] = [];
  for (const { start, end } of quotedWords(line, ends)) {
    const match = WORD.exec(line.slice(start, end));
    const raw = match?.[2];
    if (raw === undefined) continue;
    const name = unquote(raw, '\\');
    if (name === '') continue;
    const expand = name.match(QUOTES)?.length === raw.match(QUOTES)?.length;
    marks.push({ name, chomp: match?.[1] === '-', expand, start, end });
  }
  return marks;
}

/** Space-separated words; quotes, `${…}` and a backslash keep spaces together. Empty when a quote stays open. */
function quotedWords(line: string, variables: ReadonlyMap<number, number>): { start: number; end: number }[] {
  const words: { start: number; end: number }[] = [];
  let start = -1;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (isBlank(char)) {
      if (start !== -1) words.push({ start, end: at });
      start = -1;
      continue;
    }
    if (start === -1) start = at;
    if (char === '\\') at += 1;
    else if (char === '<' && line[at + 1] === '<') {
      // Blanks may stand between the sign and the name.
      at += 1;
      while (isBlank(line[at + 1])) at += 1;
    } else if (char === "'") {
      at = line.indexOf("'", at + 1);
      if (at === -1) return [];
    } else if (char === '"') {
      at = closingQuote(line, at + 1);
      if (at === -1) return [];
    } else if (char === '$') at = (variables.get(at) ?? at + 1) - 1;
  }
  if (start !== -1) words.push({ start, end: line.length });
  return words;
}

function closingQuote(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '"') return at;
  }
  return -1;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r' || char === '\v' || char === '\f';
}
