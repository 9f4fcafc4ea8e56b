/** A half-open range of UTF-16 code units in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the bytes of a file were read from. */
export type Origin = 'index' | 'worktree' | 'commit' | 'stdin';

/** One file as it is judged: the decoded text and where it came from. */
export interface SourceFile {
  /** Relative to the working directory of the run, with forward slashes. */
  readonly path: string;
  /** Decoded as UTF-8 (bad bytes become U+FFFD). A byte order mark stays in, so offsets fit the file as stored. */
  readonly text: string;
  readonly origin: Origin;
  /** Object id of the blob, when the text came from Git. */
  readonly blob?: string;
  /** Git file mode such as `100755`, when known. */
  readonly mode?: string;
  /** The path's bytes in base64 when they are not valid UTF-8 and `path` is lossy. */
  readonly pathBytes?: string;
}

/**
 * Whether a text that was decoded as UTF-8 is UTF-16: every other byte at its beginning is NUL, after bad bytes for the
 * byte order mark where there is one.
 */
export function isUtf16(text: string): boolean {
  if (text.startsWith('\uFFFD\uFFFD')) return text.slice(2, 4).includes('\0');
  return /^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/.test(text);
}

/** A place in a text: line and column count from 1, the offset from 0; columns and offsets in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Line starts of a text, for turning offsets into lines and columns. Lines end at LF; a CR before it stays in the line. */
export class LineIndex {
  readonly text: string;
  private found: readonly number[] | undefined;
  /** Where the last question ended: the next is mostly about the same line. */
  private last = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Looked for at the first question: about a file without findings there is none. */
  private get starts(): readonly number[] {
    this.found ??= startsOf(this.text);
    return this.found;
  }

  /** How many lines there are; a final line feed does not begin another line. */
  get lineCount(): number {
    const last = this.starts[this.starts.length - 1];
    return last === this.text.length && this.starts.length > 1 ? this.starts.length - 1 : this.starts.length;
  }

  /** Line (1-based) that holds the offset, found by binary search. */
  lineAt(offset: number): number {
    const { starts, last } = this;
    if ((starts[last] ?? 0) <= offset && offset < (starts[last + 1] ?? 0)) return last + 1;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.last = low;
    return low + 1;
  }

  position(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    return { line, column: clamped - (this.starts[line - 1] ?? 0) + 1, offset: clamped };
  }

  /** Span of a line (1-based) without its line ending. */
  lineSpan(line: number): Span {
    const start = this.starts[line - 1] ?? this.text.length;
    let end = this.starts[line] === undefined ? this.text.length : (this.starts[line] ?? 0) - 1;
    if (end > start && this.text.charCodeAt(end - 1) === 13) end -= 1;
    return { start, end };
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many lines there are; a final line feed begins another one. */
export function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
