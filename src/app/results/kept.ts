import type { LanguageId } from '../../core/document.ts';
import type { Course } from '../../engine/journal.ts';
import type { CheckedFile, RunResult } from '../../engine/run.ts';
import { type PackedResult, pack } from './packed.ts';
import type { Trace } from './trace.ts';

/** An answer with what is needed to tell whether it still holds. */
export interface Kept {
  /** What stands for the text of each file. */
  readonly texts: readonly string[];
  readonly trace: Trace;
  readonly result: PackedResult;
  readonly course: PackedCourse;
}

/** A course as plain data. Paths that were read are told by their places in the trace. */
interface PackedCourse {
  readonly reads: readonly (readonly number[])[];
  readonly waiting: Course['waiting'];
  readonly shared: readonly string[];
  readonly looking: readonly LanguageId[];
  readonly abroad: readonly number[];
}

/** What is kept of a run without errors. */
export function keptOf(
  files: readonly CheckedFile[],
  texts: readonly string[],
  { result, trace, course }: { readonly result: RunResult; readonly trace: Trace; readonly course: Course },
): Kept {
  const places = new Map(trace.map(([path], place) => [path, place]));
  const checked = new Set(files.map(({ file }) => file.path));
  return {
    texts,
    trace,
    result: pack(result, files),
    course: {
      reads: course.reads.map((paths) => paths.flatMap((path) => places.get(path) ?? [])),
      waiting: course.waiting,
      shared: [...course.shared].filter((path) => checked.has(path)),
      looking: [...course.looking],
      abroad: [...course.abroad],
    },
  };
}

/** The course of the run that was kept. */
export function courseOf({ course, trace }: Kept): Course {
  return {
    reads: course.reads.map((places) => places.flatMap((place) => trace[place]?.[0] ?? [])),
    waiting: course.waiting,
    shared: new Set(course.shared),
    looking: new Set(course.looking),
    abroad: new Set(course.abroad),
  };
}
