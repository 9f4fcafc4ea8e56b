import type { JoinedText } from '../../core/joined.ts';
import type { Span } from '../../core/text.ts';
import type { Escape } from './scan.ts';
import { isBlank, skipBlanks, type Word, wordAt } from './words.ts';

/** A `--name=value` before the arguments of an instruction. */
export interface Flag {
  readonly name: string;
  readonly value: string | undefined;
  /** From the dashes to the end of the value. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span | undefined;
  /** Where each unit of the value stands, when quotes, escapes or continuations are left out of it. */
  readonly places?: readonly number[];
}

export interface FlagWords {
  readonly words: readonly Word[];
  /** Where what follows them begins in the joined text. */
  readonly end: number;
  /** One of them is written so that dockerfile-ast may read it otherwise. */
  readonly odd: boolean;
}

/** Escapes and here-document marks, and spaces that are none to dockerfile-ast. */
const ODD = /[\\`<\v\f]/;
const QUOTES = /["']/;

/** The words that begin with two dashes at the start of the arguments; a bare `--` ends them and is dropped. */
export function flagWords(joined: JoinedText, from: number, escapeChar: Escape): FlagWords {
  const { text } = joined;
  const words: Word[] = [];
  let at = from;
  let bare = false;
  while (!bare && text.startsWith('--', at)) {
    const end = endOfFlag(text, at, escapeChar);
    bare = end - at === 2;
    if (!bare) words.push(flagWord(joined, at, end, escapeChar));
    at = skipBlanks(text, end);
  }
  const written = text.slice(from, at);
  // dockerfile-ast takes no quotes away, and ends a flag at a space inside them.
  const isOdd = !QUOTES.test(written) && (ODD.test(written) || words.some((word) => !isWhole(joined, word)));
  const odd = words.length > 0 && isOdd;
  return { words, end: at, odd };
}

/** Takes a flag's word apart at its first `=`. */
export function splitFlag(joined: JoinedText, { raw, value, span, at }: Word): Flag {
  const equals = raw.indexOf('=');
  const end = at + raw.length;
  if (equals === -1)
    return { name: value.slice(2), value: undefined, span, nameSpan: joined.spanOf(at + 2, end), valueSpan: undefined };
  const valueAt = at + equals + 1;
  const text = value.slice(value.indexOf('=') + 1);
  const valueSpan = valueAt < end ? joined.spanOf(valueAt, end) : joined.gapAt(valueAt);
  const isExact = valueSpan.end - valueSpan.start === text.length;
  return {
    name: value.slice(2, value.indexOf('=')),
    value: text,
    span,
    nameSpan: joined.spanOf(at + 2, at + equals),
    valueSpan,
    ...(!isExact && { places: placesOf(joined, valueAt, raw.slice(equals + 1), text) }),
  };
}

/** Where a part of a flag's value stands. */
export function placeInValue({ places, valueSpan = { start: 0, end: 0 } }: Flag, start: number, end: number): Span {
  if (!places) return { start: valueSpan.start + start, end: valueSpan.start + end };
  const [first, last] = [places[start], places[end - 1]];
  return first === undefined || last === undefined || end <= start ? valueSpan : { start: first, end: last + 1 };
}

/** What is written and not in the value are quotes and escapes. */
function placesOf(joined: JoinedText, at: number, raw: string, value: string): number[] {
  const places: number[] = [];
  for (let index = 0; index < raw.length; index++) {
    if (raw[index] === value[places.length]) places.push(joined.offsetOf(at + index));
  }
  return places;
}

/** Quotes are dropped, and every escape character, in whatever quotes. */
function flagWord(joined: JoinedText, start: number, end: number, escapeChar: Escape): Word {
  const word = wordAt(joined, start, end, escapeChar);
  if (!QUOTES.test(word.raw) && !word.raw.includes(escapeChar)) return word;
  let value = '';
  let quote = '';
  for (let at = 0; at < word.raw.length; at++) {
    const char = word.raw[at] ?? '';
    if (char === escapeChar) {
      at += 1;
      value += word.raw[at] ?? '';
    } else if (quote ? char === quote : QUOTES.test(char)) quote = quote ? '' : char;
    else value += char;
  }
  const { raw, span, at } = word;
  return { raw, value, span, at };
}

/** Not continued on another line, and something else than a continuation after it. */
function isWhole(joined: JoinedText, { span, raw, at }: Word): boolean {
  const end = at + raw.length;
  return span.end - span.start === raw.length && end < joined.text.length && joined.offsetOf(end) === span.end;
}

/** An escape counts in both kinds of quotes. */
function endOfFlag(text: string, from: number, escapeChar: Escape): number {
  let quote = '';
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote) {
      if (char === quote) quote = '';
      else if (char === escapeChar) at += 1;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === escapeChar) at += 1;
    else if (isBlank(text.charCodeAt(at))) break;
  }
  return Math.min(at, text.length);
}
