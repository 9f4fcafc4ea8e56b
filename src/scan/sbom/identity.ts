import { createHash } from 'node:crypto';
import { describeGap } from '../packages/found.ts';
import type { Inventory } from '../scan.ts';

/** A UUID (version 8) that is the same whenever the same packages are found in the same image. */
export function documentUuid({ subject, catalogue }: Inventory): string {
  const hash = createHash('sha256').update(`${subject.digest ?? subject.ref}\n`);
  for (const { purl, path } of catalogue.packages) hash.update(`${purl}\n${path ?? ''}\n`);
  const bytes = hash.digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A time as both formats want it, in UTC and without fractions of a second. */
export function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The name of what the document describes. */
export function subjectName({ subject }: Inventory): string {
  return subject.name ?? subject.ref;
}

/** What could not be read, for people. */
export function notRead({ catalogue }: Inventory): readonly string[] {
  return catalogue.gaps.map((gap) => `not read: ${describeGap(gap)}`);
}
