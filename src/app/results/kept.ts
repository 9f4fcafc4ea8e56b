import type { CheckedFile, RunResult } from '../../engine/run.ts';
import { type PackedResult, packInPieces } from './packed.ts';
import type { Trace } from './trace.ts';

/** What a run found, and what it read on the way. */
export interface Answer {
  readonly result: RunResult;
  readonly trace: Trace;
}

/** An answer as text, a line for each part. It comes in pieces: of many files no one has to hold all of it. */
export function* piecesOf(files: readonly CheckedFile[], { result, trace }: Answer): Iterable<string> {
  yield `${JSON.stringify(trace)}\n`;
  yield* packInPieces(result, files);
}

/** An answer that was kept. */
export class Kept {
  private readonly packed: string;
  readonly trace: Trace;

  /** @param text what `piecesOf` gave */
  constructor(text: string) {
    const end = text.indexOf('\n');
    this.trace = JSON.parse(text.slice(0, end));
    this.packed = text.slice(end + 1);
  }

  get result(): PackedResult {
    return JSON.parse(this.packed);
  }
}
