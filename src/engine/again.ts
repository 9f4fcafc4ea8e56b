import type { Course } from './journal.ts';
import { PORTION, portionsOf } from './portions.ts';
import type { CheckedFile } from './run.ts';

/** What is judged again of a run that is known but for some files. */
export interface Again {
  /** Numbers of the portions; without those of Compose files it would not be known what builds an image. */
  readonly portions: ReadonlySet<number>;
  /** The files about which something is said anew. */
  readonly fresh: ReadonlySet<string>;
  /** How the run went that is known. */
  readonly course: Course;
}

/** With more of them changed it is no more work to judge all. */
const MOST = 1 / 4;

/**
 * What to judge again after some of the files have changed; undefined where that may say something about others.
 * @param files of which nothing but the texts of `changed` is another than in the run with this course
 */
export function againFor(
  files: readonly CheckedFile[],
  changed: ReadonlySet<string>,
  course: Course,
): Again | undefined {
  if (files.length <= PORTION || changed.size > files.length * MOST) return undefined;
  if (files.some(({ base }) => base)) return undefined;
  const portions = new Set<number>();
  const fresh = new Set<string>();
  for (const [number, portion] of portionsOf(files).entries()) {
    const isFirst = portion.some(({ language }) => language === 'compose');
    const isChanged = portion.some(({ file }) => changed.has(file.path));
    if (isFirst || isChanged) portions.add(number);
    if (!isChanged) continue;
    if (isFirst || course.abroad.has(number)) return undefined;
    for (const { file, language } of portion) {
      if (course.shared.has(file.path) || course.looking.has(language)) return undefined;
      fresh.add(file.path);
    }
  }
  return { portions, fresh, course };
}

/** The course of the whole run, now that some of it was judged again; undefined where that has changed it for others. */
export function courseAfter(
  { portions, fresh, course }: Again,
  files: readonly CheckedFile[],
  now: Course,
): Course | undefined {
  for (const number of portions)
    if (!isEqual(course.reads[number], now.reads[number]) || !isEqual(course.waiting[number], now.waiting[number]))
      return undefined;
  for (const [number, portion] of portionsOf(files).entries())
    if (portion.some(({ file }) => fresh.has(file.path)) && now.abroad.has(number)) return undefined;
  for (const { file, language } of files)
    if (fresh.has(file.path) && (now.shared.has(file.path) || now.looking.has(language))) return undefined;
  return { ...course, shared: new Set([...course.shared, ...now.shared]) };
}

function isEqual(before: readonly string[] = [], now: readonly string[] = []): boolean {
  return before.length === now.length && before.every((one, index) => one === now[index]);
}
