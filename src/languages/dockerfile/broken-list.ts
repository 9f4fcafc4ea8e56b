import type { Edit } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import type { Instruction } from './instruction.ts';
import { skipBlanks } from './words.ts';

/** A JSON array that is malformed by a typo, so that the builder reads the line as ordinary words. */
export interface BrokenList {
  readonly at: Span;
  readonly problem: string;
  /** What makes it the array that was meant; empty where that is not clear. */
  readonly edits: readonly Edit[];
}

const TAKES_LIST = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'VOLUME', 'COPY', 'ADD']);
/** No test of a shell begins or goes on like this. */
const MEANT = /^\[(?:["'“”„‘’]|[ \t]+(?:"[^"]*"|'[^']*'|[“”„‘’][^“”‘’]*[“”‘’])[ \t]*,)/;
/** Words without quotes: `[npm, start]`, `[/data]`. */
const BARE = /^\[(?:[\w./@:=-]+|[ \t]*[\w./@:=-]+(?:[ \t]*,[ \t]*[\w./@:=-]+)+[ \t]*)\]$/;
const STRING = /"(?:[^"\\]|\\.)*"|'[^']*'|[“”„][^“”]*[“”]|[‘’][^‘’]*[‘’]|[^\s,"'“”„‘’[\]]+/y;
/** A backslash with what JSON does not know after it. */
const BAD_ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4}|(.|$))/g;

/** What is wrong with the JSON array of an instruction, if it was meant as one but is malformed. */
export function brokenListOf(instruction: Instruction): BrokenList | undefined {
  const { keyword, joined, argsAt, check, json, brokenJson } = instruction;
  if (json || brokenJson || !TAKES_LIST.has(keyword)) return undefined;
  const at = check ? skipBlanks(joined.text, check.at + check.raw.length) : argsAt;
  const text = joined.text.slice(at);
  if (!text.startsWith('[') || !(MEANT.test(text) || BARE.test(text))) return undefined;
  return new ListReader(text, (start, end) =>
    end > start ? joined.spanOf(at + start, at + end) : joined.gapAt(at + start),
  ).read();
}

type SpanOf = (start: number, end: number) => Span;

/** Reads the array that was meant and notes what is wrong with it. */
class ListReader {
  private readonly text: string;
  private readonly spanOf: SpanOf;
  private readonly edits: Edit[] = [];
  private first: { at: Span; problem: string } | undefined;

  constructor(text: string, spanOf: SpanOf) {
    this.text = text;
    this.spanOf = spanOf;
  }

  read(): BrokenList {
    const isClear = this.readItems();
    const { first, edits, spanOf, text } = this;
    return { ...(first ?? { at: spanOf(0, text.length), problem: 'it does not parse' }), edits: isClear ? edits : [] };
  }

  private note(start: number, end: number, problem: string): void {
    this.first ??= { at: this.spanOf(start, end), problem };
  }

  private edit(start: number, end: number, text: string): void {
    this.edits.push({ span: this.spanOf(start, end), text });
  }

  /** Whether it is clear what was meant. */
  private readItems(): boolean {
    const { text } = this;
    let at = skipBlanks(text, 1);
    let comma = -1;
    let end = -1;
    while (at < text.length && text[at] !== ']') {
      STRING.lastIndex = at;
      const item = STRING.exec(text)?.[0];
      if (item === undefined) {
        this.note(
          at,
          at + 1,
          text[at] === ',' ? 'a string is missing before this comma' : `\`${text[at]}\` is outside a string`,
        );
        return false;
      }
      if (end !== -1 && comma === -1) {
        this.note(at, at + item.length, 'a comma is missing before this');
        this.edit(end, end, ',');
      }
      this.readItem(item, at);
      end = at + item.length;
      at = skipBlanks(text, end);
      comma = text[at] === ',' ? at : -1;
      if (comma !== -1) at = skipBlanks(text, at + 1);
    }
    if (comma !== -1) {
      this.note(comma, comma + 1, 'trailing comma');
      this.edit(comma, comma + 1, '');
    }
    if (at === text.length) {
      this.note(end, end, 'the closing `]` is missing');
      this.edit(end, end, ']');
      return true;
    }
    const rest = skipBlanks(text, at + 1);
    if (rest === text.length) return true;
    this.note(rest, text.length, 'unexpected text after `]`');
    return false;
  }

  private readItem(item: string, at: number): void {
    const last = at + item.length;
    if (item.startsWith('"')) {
      for (const { 0: written, 1: bad, index } of item.matchAll(BAD_ESCAPE)) {
        if (bad === undefined) continue;
        this.note(at + index, at + index + written.length, `\`${written}\` is not a valid JSON escape`);
        this.edit(at + index, at + index + 1, '\\\\');
      }
    } else if (/^['“”„‘’]/.test(item)) {
      this.note(at, last, 'JSON requires plain double quotes');
      const inner = item.slice(1, -1);
      if (/["\\]/.test(inner)) this.edit(at, last, JSON.stringify(inner));
      else {
        this.edit(at, at + 1, '"');
        this.edit(last - 1, last, '"');
      }
    } else {
      this.note(at, last, 'JSON strings need double quotes');
      this.edit(at, at, '"');
      this.edit(last, last, '"');
    }
  }
}
