import type { LanguageId } from '../../core/document.ts';
import type { Course } from '../../engine/journal.ts';
import type { CheckedFile, RunResult } from '../../engine/run.ts';
import { type PackedResult, packInPieces } from './packed.ts';
import type { Trace } from './trace.ts';

/** What a run has given, and how it went. */
export interface Answer {
  readonly result: RunResult;
  readonly trace: Trace;
  readonly course: Course;
}

/** A course as plain data. Paths that were read are told by their places in the trace. */
interface PackedCourse {
  readonly reads: readonly (readonly number[])[];
  readonly waiting: Course['waiting'];
  readonly shared: readonly string[];
  readonly looking: readonly LanguageId[];
  readonly abroad: readonly number[];
}

/**
 * An answer as text, a line for each part. It comes in pieces: of many files no one has to hold all of it.
 * @param texts what stands for the text of each file
 */
export function* piecesOf(files: readonly CheckedFile[], texts: readonly string[], answer: Answer): Iterable<string> {
  const { result, trace, course } = answer;
  const places = new Map(trace.map(([path], place) => [path, place]));
  const checked = new Set(files.map(({ file }) => file.path));
  const packed: PackedCourse = {
    reads: course.reads.map((paths) => paths.flatMap((path) => places.get(path) ?? [])),
    waiting: course.waiting,
    shared: [...course.shared].filter((path) => checked.has(path)),
    looking: [...course.looking],
    abroad: [...course.abroad],
  };
  yield `${texts.join(' ')}\n${JSON.stringify(trace)}\n`;
  yield* packInPieces(result, files);
  yield `\n${JSON.stringify(packed)}`;
}

/** An answer that was kept. What `piecesOf` gave is not looked at before it is asked for: a whole course is long. */
export class Kept {
  private readonly lines: readonly string[];
  readonly trace: Trace;

  constructor(text: string) {
    this.lines = text.split('\n');
    this.trace = JSON.parse(this.lines[1] ?? '');
  }

  /** Places of the files that have another text now. */
  changed(texts: readonly string[]): readonly number[] {
    const [before = ''] = this.lines;
    if (before === texts.join(' ')) return [];
    const known = before.split(' ');
    return texts.flatMap((text, place) => (text === known[place] ? [] : place));
  }

  get result(): PackedResult {
    return JSON.parse(this.lines[2] ?? '');
  }

  get course(): Course {
    const { reads, waiting, shared, looking, abroad }: PackedCourse = JSON.parse(this.lines[3] ?? '');
    return {
      reads: reads.map((places) => places.flatMap((place) => this.trace[place]?.[0] ?? [])),
      waiting,
      shared: new Set(shared),
      looking: new Set(looking),
      abroad: new Set(abroad),
    };
  }
}
