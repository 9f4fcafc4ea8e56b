import { BLANK, RETURN, type Reader, TAB, unsure } from './reader.ts';
import type { YamlScalar } from './tree.ts';

/** Reads a block scalar below a collection at column `parent`. */
export function readBlockScalar(reader: Reader, parent: number): YamlScalar {
  const { at: start, text } = reader;
  const style = text.charAt(start) === '|' ? 'literal' : 'folded';
  // On a line of its own, or at the root, it is read in ways of its own.
  if (parent < 0 || /^ *$/.test(text.slice(reader.lineStart, start))) unsure();
  reader.at += 1;
  const chomp = text.charAt(reader.at);
  const keeps = chomp === '+';
  if (keeps || chomp === '-') reader.at += 1;
  reader.finishHeader();
  const lines = new BlockLines(reader, parent, keeps);
  const content = style === 'literal' ? lines.list.join('\n') : foldBlock(lines.list);
  const breaks = chomp === '-' ? 0 : keeps ? Math.max(1, lines.breaks) : 1;
  return { kind: 'scalar', span: { start, end: reader.at }, text: content + '\n'.repeat(breaks), style };
}

/** The lines of a block scalar; the reader goes to the end of the last that is not blank. */
class BlockLines {
  readonly list: string[] = [];
  /** Line breaks after the last line that is not blank. */
  breaks = 0;
  private readonly reader: Reader;
  private indent = -1;
  /** What blank lines have beyond the indentation; before it is known, all that they have. */
  private blanks: string[] = [];
  /** Whether one of these lines is not empty. */
  private hasBlanks = false;

  constructor(reader: Reader, parent: number, keeps: boolean) {
    this.reader = reader;
    const { text } = reader;
    for (let start = reader.at; start < reader.limit; ) {
      const feed = text.indexOf('\n', start);
      const end = feed === -1 ? text.length : feed;
      if (!this.take(start, end, parent)) break;
      if (feed !== -1) this.breaks += 1;
      start = end + 1;
    }
    // Blanks in the lines after the last count where they reach further in, or where they are kept.
    if (this.indent === -1 || this.blanks.some((blank) => blank !== '') || (keeps && this.hasBlanks)) unsure();
  }

  /** Adds a line; false when it is outside. */
  private take(start: number, feed: number, parent: number): boolean {
    const { text } = this.reader;
    const end = feed > start && text.charCodeAt(feed - 1) === RETURN ? feed - 1 : feed;
    let first = start;
    while (first < end && text.charCodeAt(first) === BLANK) first += 1;
    if (first === end) return this.takeBlank(start, end);
    if (this.indent === -1) this.begin(first - start, parent);
    if (text.charCodeAt(first) === TAB) unsure();
    if (first - start < this.indent) return false;
    for (const blank of this.blanks) this.list.push(blank);
    this.list.push(text.slice(start + this.indent, end));
    this.blanks = [];
    this.hasBlanks = false;
    this.breaks = 0;
    this.reader.at = end;
    this.reader.lineStart = start;
    return true;
  }

  private takeBlank(start: number, end: number): boolean {
    // A last line with only spaces may or may not belong to the scalar.
    if (end > start && end === this.reader.text.length) unsure();
    this.blanks.push(this.reader.text.slice(start + Math.max(0, this.indent), end));
    if (end > start) this.hasBlanks = true;
    return true;
  }

  private begin(indent: number, parent: number): void {
    if (indent <= parent || this.blanks.some((blank) => blank.length > indent)) unsure();
    this.indent = indent;
    this.blanks = this.blanks.map(() => '');
  }
}

/** Joins lines as `>` does: around lines that are indented further every break is kept. */
function foldBlock(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  let wasFurther: boolean | undefined;
  for (const line of lines) {
    if (line !== '') {
      const isFurther = line.startsWith(' ');
      if (wasFurther === undefined || wasFurther || isFurther) text += '\n'.repeat(breaks);
      else text += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
      text += line;
      wasFurther = isFurther;
      breaks = 0;
    }
    breaks += 1;
  }
  return text;
}
