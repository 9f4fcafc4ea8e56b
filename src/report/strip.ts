import { maskSecrets } from '../core/mask.ts';
import { escapeCharacter, isHidden } from './escape.ts';
import { widthOf } from './width.ts';

const TAB = 4;
/** Enough of a neighbouring line to see a key or a value in it. */
const GLANCE = 400;

interface Glyph {
  readonly text: string;
  readonly cell: number;
  readonly width: number;
}

/**
 * A line of code as it is printed: hidden characters spelt out, tabs expanded, secrets starred, and cut to the room
 * around a range of it.
 */
export class Strip {
  readonly code: string;
  /** First cell of each UTF-16 unit from `first` on, before the cut. */
  private readonly cells: number[] = [];
  /** The unit where the looked-at part of a very long line begins. */
  private readonly first: number;
  private readonly total: number;
  private readonly shift: number;
  private readonly right: number;

  constructor(
    line: string,
    around: { readonly before: string; readonly after: string },
    range: { readonly from: number; readonly to: number },
    room: number,
  ) {
    const near = 4 * room;
    const wanted = Math.max(0, range.from - near);
    this.first = isLowSurrogate(line.charCodeAt(wanted)) ? wanted + 1 : wanted;
    const part = line.slice(this.first, range.from + near);
    const text = maskSecrets(part, around.before.slice(0, GLANCE), around.after.slice(0, GLANCE));
    const glyphs = this.glyphs(text);
    const last = glyphs.at(-1);
    this.total = last ? last.cell + last.width : 0;

    const cutBefore = this.first > 0;
    const cutAfter = this.first + part.length < line.length;
    const left = cutBefore || cutAfter || this.total > room ? this.leftEdge(range, room, cutBefore, cutAfter) : 0;
    const dots = left > 0 || cutBefore ? 1 : 0;
    const end = this.total > left + room - dots || cutAfter ? left + room - dots - 1 : left + room;
    const inside = glyphs.filter((glyph) => glyph.cell >= left && glyph.cell + glyph.width <= end);
    const tail = inside.at(-1);
    const stop = tail ? tail.cell + tail.width : left;
    this.shift = (inside[0]?.cell ?? left) - dots;
    this.right = stop - this.shift + 1;
    const more = stop < this.total || cutAfter;
    this.code = `${dots ? '…' : ''}${inside.map((glyph) => glyph.text).join('')}${more ? '…' : ''}`.trimEnd();
  }

  /** The printed cell of a unit, held inside the cut. */
  cell(unit: number): number {
    return Math.max(0, Math.min(this.raw(unit) - this.shift, this.right));
  }

  private glyphs(text: string): Glyph[] {
    const glyphs: Glyph[] = [];
    let cell = 0;
    for (const character of text) {
      const printed = glyphOf(character, cell);
      const width = widthOf(printed);
      glyphs.push({ text: printed, cell, width });
      for (let unit = 0; unit < character.length; unit++) this.cells.push(cell);
      cell += width;
    }
    return glyphs;
  }

  /** The first cell to show so that the range is in view, with more of the line after it than before it. */
  private leftEdge(
    range: { readonly from: number; readonly to: number },
    room: number,
    cutBefore: boolean,
    cutAfter: boolean,
  ): number {
    const start = this.raw(range.from);
    const size = Math.min(Math.max(1, this.raw(range.to) - start), room - 2);
    if (!cutBefore && start + size <= room - 2) return 0;
    const lead = Math.min(Math.floor(room / 3), room - 2 - size);
    const edge = cutAfter ? start - lead : Math.min(start - lead, this.total - room + 1);
    return Math.max(0, edge);
  }

  private raw(unit: number): number {
    const index = unit - this.first;
    if (index < 0) return 0;
    return this.cells[index] ?? this.total + Math.min(index - this.cells.length, 1);
  }
}

function glyphOf(character: string, cell: number): string {
  if (character === '\t') return ' '.repeat(TAB - (cell % TAB));
  // A byte order mark is nobody's typing.
  if (character === '\ufeff' && cell === 0) return '';
  return isHidden(character) ? escapeCharacter(character) : character;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
