import type { JoinedText } from '../../core/joined.ts';
import type { Span } from '../../core/text.ts';
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

/** Words between spaces; quotes have no meaning, as in FROM, COPY and EXPOSE. */
export function blankWords(joined: JoinedText, from: number, escapeChar: Escape): Word[] {
  const words: Word[] = [];
  for (let word = firstBlankWord(joined, from, escapeChar); word; ) {
    words.push(word);
    word = firstBlankWord(joined, word.at + word.raw.length, escapeChar);
  }
  return words;
}

/** The first word between spaces, if there is one. */
export function firstBlankWord(joined: JoinedText, from: number, escapeChar: Escape): Word | undefined {
  const { text } = joined;
  const start = skipBlanks(text, from);
  const end = endOfWord(text, start);
  return end > start ? wordAt(joined, start, end, escapeChar) : undefined;
}

/** Words in which quotes and the escape character keep spaces together, as in ENV, LABEL and ARG. */
export function quotedWords(joined: JoinedText, from: number, escapeChar: Escape): Word[] {
  const { text } = joined;
  const words: Word[] = [];
  for (let at = skipBlanks(text, from); at < text.length; ) {
    const end = endOfQuotedWord(text, at, escapeChar);
    words.push(wordAt(joined, at, end, escapeChar));
    at = skipBlanks(text, end);
  }
  return words;
}

/**
 * The words of ENV, LABEL and ARG (of `quotedWords`) as pairs. `lone` allows a key without a value (ARG).
 */
export function pairsOf(joined: JoinedText, words: readonly Word[], escapeChar: Escape, lone: boolean): Pair[] {
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
    if (equals === -1) return new PlacedPair(joined, word, word.value, undefined);
    const value = wordAt(joined, word.at + equals + 1, word.at + word.raw.length, escapeChar);
    return new PlacedPair(joined, word, unquote(word.raw.slice(0, equals), escapeChar), value);
  });
}

class PlacedPair implements Pair {
  readonly legacy = false;
  readonly key: string;
  readonly value: Word | undefined;
  private readonly joined: JoinedText;
  private readonly word: Word;

  constructor(joined: JoinedText, word: Word, key: string, value: Word | undefined) {
    this.joined = joined;
    this.word = word;
    this.key = key;
    this.value = value;
  }

  get keySpan(): Span {
    return this.value ? placeOf(this.joined, this.word.at, this.value.at - 1) : this.word.span;
  }

  get span(): Span {
    return this.word.span;
  }
}

/** A word for a range of the joined text. An empty one sticks to the character before it. */
export function wordAt(joined: JoinedText, start: number, end: number, escapeChar: Escape): Word {
  const raw = joined.text.slice(start, end);
  return new PlacedWord(joined, raw, unquote(raw, escapeChar), start);
}

/** Most words are never looked up, and a file may have a hundred thousand. */
class PlacedWord implements Word {
  readonly raw: string;
  readonly value: string;
  readonly at: number;
  private readonly joined: JoinedText;

  constructor(joined: JoinedText, raw: string, value: string, at: number) {
    this.joined = joined;
    this.raw = raw;
    this.value = value;
    this.at = at;
  }

  get span(): Span {
    return placeOf(this.joined, this.at, this.at + this.raw.length);
  }
}

/** An empty place sticks to the character before it. */
function placeOf(joined: JoinedText, start: number, end: number): Span {
  return end > start ? joined.spanOf(start, end) : joined.gapAt(start);
}

/** Where the first unit from `from` on stands that is no blank. */
export function skipBlanks(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // As `isBlank`, which would be called for every unit of the file.
    if (code !== 32 && (code < 9 || code > 13)) return at;
  }
  return Math.max(from, text.length);
}

/** Where a word ends in which quotes have no meaning. */
export function endOfWord(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) return at;
  }
  return Math.max(from, text.length);
}

/** Where a word ends in which quotes and the escape character keep spaces. */
function endOfQuotedWord(text: string, from: number, escapeChar: Escape): number {
  let quote = '';
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote) {
      if (char === quote) quote = '';
      else if (char === escapeChar && quote === '"') at += 1;
    } else if (isBlank(text.charCodeAt(at))) break;
    else if (char === '"' || char === "'") quote = char;
    else if (char === escapeChar) at += 1;
  }
  return Math.min(at, text.length);
}

export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Quotes and escapes removed, the inside of `${…}` untouched. */
export function unquote(raw: string, escapeChar: Escape): string {
  if (isPlain(raw)) return raw;
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

/** Without any quote or escape. Not a regular expression: the first use of one costs more than all words of a file. */
export function isPlain(raw: string): boolean {
  return !raw.includes('"') && !raw.includes("'") && !raw.includes('\\') && !raw.includes('`');
}

/** The strings of a JSON array, as BuildKit accepts one; undefined when the text is not one (then it is shell form). */
export function jsonWords(joined: JoinedText, from: number): { words: Word[]; onlyStrings: boolean } | undefined {
  if (!joined.text.startsWith('[', from)) return undefined;
  const text = joined.text.slice(from);
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
