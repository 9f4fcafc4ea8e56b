import { againFor, courseAfter } from '../../engine/again.ts';
import { Journal } from '../../engine/journal.ts';
import { byPlace, run } from '../../engine/run.ts';
import type { Answer, Kept } from './kept.ts';
import type { KeptInput } from './key.ts';
import { unpack } from './packed.ts';
import { type TracedRepository, traceOf } from './trace.ts';

/** The answer after some files have changed, from what is known of the others; undefined where all has to be judged. */
export async function judgeChanged(
  input: KeptInput & { readonly repository: TracedRepository },
  changed: ReadonlySet<string>,
  known: Kept,
): Promise<Answer | undefined> {
  // Files that are left out would shift the portions, and notes are told in the order of the files.
  const packed = known.result;
  if (packed.left.length + packed.skipped.length > 0) return undefined;
  const again = againFor(input.files, changed, known.course);
  if (!again) return undefined;
  const journal = new Journal();
  const part = await run({ ...input, again, journal });
  if (part.errors.length + part.skipped.length > 0 || part.files.size < input.files.length) return undefined;
  const course = courseAfter(again, input.files, journal);
  const trace = traceOf(known.trace, input.repository.trace);
  if (!course || !trace) return undefined;
  const before = unpack(packed, input.files);
  const findings = [
    ...before.findings.filter(({ file }) => !again.fresh.has(file)),
    ...part.findings.filter(({ file }) => again.fresh.has(file)),
  ];
  return { result: { ...before, findings: findings.sort(byPlace) }, trace, course };
}
