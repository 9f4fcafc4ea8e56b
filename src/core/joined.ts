import type { Span } from './text.ts';

/** A run of joined text that lies in the file as it is: unit `at` of the text is unit `offset` of the file. */
export interface Piece {
  readonly at: number;
  readonly offset: number;
}

/** Text that was put together from several lines of a file, and knows where each unit came from. */
export class JoinedText {
  readonly text: string;
  /** Where it begins, for most texts: they are one piece. */
  private readonly parts: readonly Piece[] | number;
  private known: Int32Array | undefined;

  /** @param pieces or where the text stands, when it is one piece */
  constructor(text: string, pieces: readonly Piece[] | number) {
    this.text = text;
    this.parts = pieces;
  }

  get pieces(): readonly Piece[] {
    return typeof this.parts === 'number' ? [{ at: 0, offset: this.parts }] : this.parts;
  }

  /** File offset of a unit of the text. */
  offsetOf(index: number): number {
    const { parts } = this;
    if (typeof parts === 'number') return parts + index;
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((parts[middle]?.at ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    const piece = parts[low];
    return piece ? piece.offset + index - piece.at : 0;
  }

  /** The file's span of a range of the text: from its first unit to the end of its last, whatever lies between. */
  spanOf(start: number, end: number): Span {
    const first = this.offsetOf(start);
    return { start: first, end: end > start ? this.offsetOf(end - 1) + 1 : first };
  }

  /** The empty span of a place: it sticks to the unit before it. */
  gapAt(index: number): Span {
    const at = index > 0 ? this.offsetOf(index - 1) + 1 : this.offsetOf(index);
    return { start: at, end: at };
  }

  /** Whether a range stands in the file without a line end between. */
  isWhole(start: number, end: number): boolean {
    const span = this.spanOf(start, end);
    return span.end - span.start === end - start;
  }

  slice(start: number, end: number): JoinedText {
    if (typeof this.parts === 'number') return new JoinedText(this.text.slice(start, end), this.parts + start);
    const pieces: Piece[] = [{ at: 0, offset: this.offsetOf(start) }];
    for (const piece of this.pieces) {
      if (piece.at > start && piece.at < end) pieces.push({ at: piece.at - start, offset: piece.offset });
    }
    return new JoinedText(this.text.slice(start, end), pieces);
  }

  /** File offsets of all units and of the end; made on first use, since most texts hold nothing to report. */
  get map(): Int32Array {
    this.known ??= this.toMap();
    return this.known;
  }

  private toMap(): Int32Array {
    const map = new Int32Array(this.text.length + 1);
    const { pieces } = this;
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index];
      const end = pieces[index + 1]?.at ?? this.text.length;
      if (piece) for (let at = piece.at; at < end; at++) map[at] = piece.offset + at - piece.at;
    }
    map[this.text.length] = this.text.length > 0 ? (map[this.text.length - 1] ?? 0) + 1 : this.offsetOf(0);
    return map;
  }
}

/** Collects pieces of a file into one text. */
export class Joiner {
  private readonly file: string;
  private readonly pieces: Piece[] = [];
  private text = '';

  constructor(file: string) {
    this.file = file;
  }

  /** Of what was added so far. */
  get length(): number {
    return this.text.length;
  }

  add(start: number, end: number): void {
    if (end > start) this.addText(this.file.slice(start, end), start);
  }

  /** Text that was joined before. */
  addJoined({ text, pieces }: JoinedText): void {
    for (const { at, offset } of pieces) this.pieces.push({ at: this.text.length + at, offset });
    this.text += text;
  }

  /** Text that is said to stand at an offset, whether the file holds it or not. */
  addText(text: string, offset: number): void {
    this.pieces.push({ at: this.text.length, offset });
    this.text += text;
  }

  /** `fallback` is where an empty text is said to stand. */
  finish(fallback: number): JoinedText {
    return new JoinedText(this.text, this.pieces.length > 0 ? this.pieces : fallback);
  }
}
