import { LineIndex, type Position } from '../core/text.ts';
import type { Paint, Style } from './paint.ts';
import { Strip } from './strip.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** A place to point at in a frame. */
export interface Mark {
  readonly start: Position;
  readonly end: Position;
  /** Escaped words beside the carets; may be empty. */
  readonly label: string;
  readonly primary: boolean;
}

export interface FrameOptions {
  readonly columns: number;
  readonly paint: Paint;
  /** Style of the primary carets. */
  readonly tint: Style;
}

/** The part of a mark that lies on one line, in UTF-16 units from the line's start. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly primary: boolean;
}

/** A text whose frames are drawn; keeps its line starts. */
export class Framer {
  private readonly lines: LineIndex;

  constructor(text: string) {
    this.lines = new LineIndex(text);
  }

  /** The marked lines of the text with carets under the marks, and the width of their line numbers. */
  draw(marks: readonly Mark[], options: FrameOptions): { readonly lines: string[]; readonly gutter: number } {
    const pieces = new Map<number, Piece[]>();
    for (const mark of marks) this.cut(mark, pieces);
    const shown = this.shownLines(marks, pieces);
    const gutter = String(shown.at(-1) ?? 1).length;
    const { paint } = options;
    const bar = (label: string): string => paint.quiet(`${label.padStart(gutter)} |`);
    const room = Math.max(20, options.columns - gutter - 4);
    const out = [bar('')];
    let previous = shown[0] ?? 1;
    for (const line of shown) {
      if (line > previous + 1) out.push(paint.quiet('...'));
      previous = line;
      const row = this.row(line, pieces.get(line) ?? [], room, options);
      out.push(row.code === '' ? bar(String(line)) : `${bar(String(line))} ${row.code}`);
      for (const under of row.under) out.push(`${bar('')} ${under}`);
    }
    return { lines: out, gutter };
  }

  /** Splits a mark into the pieces of its first and last line. */
  private cut(mark: Mark, pieces: Map<number, Piece[]>): void {
    const { label, primary } = mark;
    const first = mark.start.line;
    let last = mark.end.line;
    // A span that ends with a line feed ends on the line before.
    if (last > first && mark.end.column === 1) last -= 1;
    const add = (line: number, from: number, to: number, words: string): void => {
      const list = pieces.get(line) ?? [];
      list.push({ from, to: Math.max(to, from + 1), label: words, primary });
      pieces.set(line, list);
    };
    const from = mark.start.column - 1;
    if (first === last) {
      add(first, from, mark.end.line === last ? mark.end.column - 1 : this.length(last), label);
      return;
    }
    add(first, from, this.length(first), label);
    const text = this.text(last);
    add(last, text.length - text.trimStart().length, mark.end.line === last ? mark.end.column - 1 : text.length, '');
  }

  /** Marked lines, short stretches between them, and a line of context around the primary mark. */
  private shownLines(marks: readonly Mark[], pieces: ReadonlyMap<number, unknown>): number[] {
    const shown = new Set(pieces.keys());
    const primary = marks.find((mark) => mark.primary);
    if (primary) {
      const marked = [...pieces.keys()].filter((line) => line >= primary.start.line && line <= primary.end.line);
      for (const line of [primary.start.line - 1, Math.max(...marked) + 1]) {
        if (line >= 1 && line <= this.lines.lineCount && this.text(line).trim() !== '') shown.add(line);
      }
    }
    const sorted = [...shown].sort((a, b) => a - b);
    return sorted.flatMap((line, index) => {
      const next = sorted[index + 1] ?? line;
      return next === line + 2 ? [line, line + 1] : [line];
    });
  }

  /** One line of code cut to the room around its first piece, and the caret lines under it. */
  private row(line: number, pieces: readonly Piece[], room: number, options: FrameOptions) {
    const main = pieces.find((piece) => piece.primary) ?? pieces[0];
    const around = {
      before: line > 1 ? this.text(line - 1) : '',
      after: line < this.lines.lineCount ? this.text(line + 1) : '',
    };
    const strip = new Strip(this.text(line), around, main ?? { from: 0, to: 0 }, room);
    const ordered = [...pieces].sort((a, b) => Number(b.primary) - Number(a.primary));
    return { code: strip.code, under: ordered.flatMap((piece) => underline(piece, strip, room, options)) };
  }

  private text(line: number): string {
    const span = this.lines.lineSpan(line);
    return this.lines.text.slice(span.start, span.end);
  }

  private length(line: number): number {
    const span = this.lines.lineSpan(line);
    return span.end - span.start;
  }
}

function underline(piece: Piece, strip: Strip, room: number, { paint, tint }: FrameOptions): string[] {
  const start = strip.cell(piece.from);
  const size = Math.max(1, strip.cell(piece.to) - start);
  const style = piece.primary ? tint : paint.quiet;
  const carets = ' '.repeat(start) + style((piece.primary ? '^' : '-').repeat(size));
  if (piece.label === '') return [carets];
  const used = start + size + 1;
  if (used + widthOf(piece.label) <= room) return [`${carets} ${style(piece.label)}`];
  const indent = Math.max(0, Math.min(start, room - 40));
  return [carets, ...wrap(piece.label, room - indent).map((row) => ' '.repeat(indent) + style(row))];
}
