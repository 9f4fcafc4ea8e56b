import type { Span } from '../../core/text.ts';
import type { JoinedText } from './joined.ts';
import type { Escape } from './scan.ts';

/** A word of an instruction. */
export interface Word {
  /** As written, continuations joined. */
  readonly raw: string;
  /** Quotes and escapes removed; variables stay as written. */
  readonly value: string;
  /** In the file. */
  readonly span: Span;
  /** Where it begins in the joined text. */
  readonly at: number;
}

/** A key with its value: of ENV, LABEL or ARG. */
export interface Pair {
  readonly key: string;
  readonly keySpan: Span;
  /** Undefined for `ARG name` and for a pair without `=`. */
  readonly value: Word | undefined;
  /** Key to end of value. */
  readonly span: Span;
  /** `ENV key value`, the old form. */
  readonly legacy: boolean;
}

/** Words between blanks; quotes have no meaning, as in FROM, COPY and EXPOSE. */
export function blankWords(joined: JoinedText, from: number, escapeChar: Escape): Word[] {
  const words: Word[] = [];
  const pattern = /[^ \t\v\f\r\n]+/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(joined.text); match; match = pattern.exec(joined.text)) {
    words.push(wordAt(joined, match.index, match.index + match[0].length, escapeChar));
  }
  return words;
}

/** Words in which quotes and the escape character keep blanks together, as in ENV, LABEL and ARG. */
export function quotedWords(joined: JoinedText, from: number, escapeChar: Escape): Word[] {
  const { text } = joined;
  const words: Word[] = [];
  let start = -1;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote) {
      if (char === quote) quote = '';
      else if (char === escapeChar && quote === '"') at += 1;
      continue;
    }
    if (/[ \t\v\f\r\n]/.test(char)) {
      if (start !== -1) words.push(wordAt(joined, start, at, escapeChar));
      start = -1;
      continue;
    }
    if (start === -1) start = at;
    if (char === '"' || char === "'") quote = char;
    else if (char === escapeChar) at += 1;
  }
  if (start !== -1) words.push(wordAt(joined, start, text.length, escapeChar));
  return words;
}

/** The words of ENV, LABEL and ARG as pairs. `lone` allows a key without a value (ARG). */
export function pairsOf(joined: JoinedText, from: number, escapeChar: Escape, lone: boolean): Pair[] {
  const words = quotedWords(joined, from, escapeChar);
  const first = words[0];
  if (!first) return [];
  if (!lone && !first.raw.includes('=')) {
    const second = words[1];
    const value = second && wordAt(joined, second.at, joined.text.length, escapeChar);
    const end = value?.span.end ?? first.span.end;
    const span = { start: first.span.start, end };
    return [{ key: first.value, keySpan: first.span, value, span, legacy: value !== undefined }];
  }
  return words.map((word): Pair => {
    const equals = word.raw.indexOf('=');
    if (equals === -1) return { key: word.value, keySpan: word.span, value: undefined, span: word.span, legacy: false };
    const split = word.at + equals;
    const key = wordAt(joined, word.at, split, escapeChar);
    const value = wordAt(joined, split + 1, word.at + word.raw.length, escapeChar);
    return { key: key.value, keySpan: key.span, value, span: word.span, legacy: false };
  });
}

/** A word for a range of the joined text. An empty one sticks to the character before it. */
export function wordAt(joined: JoinedText, start: number, end: number, escapeChar: Escape): Word {
  const raw = joined.text.slice(start, end);
  const before = start > 0 ? joined.offsetOf(start - 1) + 1 : joined.offsetOf(start);
  const span = end > start ? joined.spanOf(start, end) : { start: before, end: before };
  return { raw, value: unquote(raw, escapeChar), span, at: start };
}

/** Quotes and escapes removed, the inside of `${…}` untouched. */
export function unquote(raw: string, escapeChar: Escape): string {
  if (!/["'\\`]/.test(raw)) return raw;
  let out = '';
  let quote = '';
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at] ?? '';
    if (quote !== "'" && char === escapeChar && at + 1 < raw.length) {
      const next = raw[at + 1] ?? '';
      // Inside double quotes only these lose their escape.
      if (quote === '"' && next !== '"' && next !== '$' && next !== escapeChar) out += char;
      else if (next === '$') out += char;
      out += next;
      at += 1;
    } else if (quote) {
      if (char === quote) quote = '';
      else out += char;
    } else if (char === '"' || char === "'") quote = char;
    else out += char;
  }
  return out;
}

/** The strings of a JSON array, as BuildKit accepts one; undefined when the text is none (then it is shell form). */
export function jsonWords(joined: JoinedText, from: number): { words: Word[]; onlyStrings: boolean } | undefined {
  const text = joined.text.slice(from);
  if (!text.startsWith('[')) return undefined;
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(items)) return undefined;
  if (!items.every((one): one is string => typeof one === 'string')) return { words: [], onlyStrings: false };
  const words: Word[] = [];
  let index = 0;
  for (let at = 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    const start = at;
    at += 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    const begin = from + start;
    const end = from + Math.min(at + 1, text.length);
    const span = joined.spanOf(begin, end);
    words.push({ raw: joined.text.slice(begin, end), value: items[index] ?? '', span, at: begin });
    index += 1;
  }
  return { words, onlyStrings: true };
}
