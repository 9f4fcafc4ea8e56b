import { displayPath } from './escape.ts';
import { cellsOf, widthOf } from './width.ts';

const QUIET_FOR = 1000;
const PAUSE = 100;

/** Where progress goes: standard error, asked about only when there is something to show. */
export interface ProgressTarget {
  isTerminal(): boolean;
  columns(): number;
  write(text: string): void;
  /** Milliseconds, from any start. */
  now(): number;
}

/**
 * One line that tells how far a long run is: it appears after a second, on a terminal only, and is gone at the end.
 * It moves by carriage return and blanks alone, since escape sequences may be off.
 */
export class Progress {
  private readonly target: ProgressTarget;
  private readonly began: number;
  private terminal: boolean | undefined;
  private drawnAt = Number.NEGATIVE_INFINITY;
  /** Cells that the line on the screen takes. */
  private drawn = 0;

  constructor(target: ProgressTarget) {
    this.target = target;
    this.began = target.now();
  }

  /** Tells that a file is next; fits `onFile` of a run. */
  readonly onFile = (path: string, index: number, total: number): void => {
    const now = this.target.now();
    if (now - this.began < QUIET_FOR || now - this.drawnAt < PAUSE) return;
    this.terminal ??= this.target.isTerminal();
    if (!this.terminal) return;
    this.drawnAt = now;
    this.draw(`checking ${index + 1} of ${total}  ${displayPath(path)}`);
  };

  /** Takes the line away; to be called before anything else is printed. */
  readonly clear = (): void => {
    if (this.drawn === 0) return;
    this.target.write(`\r${' '.repeat(this.drawn)}\r`);
    this.drawn = 0;
  };

  private draw(text: string): void {
    const line = cut(text, Math.max(20, (this.target.columns() || 80) - 1));
    const width = widthOf(line);
    this.target.write(`\r${line}${' '.repeat(Math.max(0, this.drawn - width))}`);
    this.drawn = Math.max(this.drawn, width);
  }
}

/** The text, or as much of it as fits with an ellipsis. */
function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let out = '';
  let room = width - 1;
  for (const character of text) {
    room -= cellsOf(character);
    if (room < 0) break;
    out += character;
  }
  return `${out}…`;
}
