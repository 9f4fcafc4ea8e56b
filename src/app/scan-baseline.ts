import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import { toJson } from '../report/escape.ts';
import { field, listField, parseJson, textOf } from '../scan/json.ts';
import { LIMITS } from '../scan/limits.ts';
import type { Issue } from '../scan/match/issue.ts';

const VERSION = 1;
const HINT = { hint: 'plimsoll scan IMAGE --write-baseline FILE writes one' };

/** What an issue is recognized by: its id and package. A new version of the package with the same issue is not new. */
function keyOf({ id, name, ecosystem }: Issue): string {
  return `${id} ${ecosystem} ${name}`;
}

/**
 * The issues that a baseline has.
 * @throws UsageError when it cannot be read.
 */
export function readScanBaseline(named: string, cwd: string, issues: readonly Issue[]): ReadonlySet<Issue> {
  let content: Buffer;
  try {
    content = readFileSync(resolve(cwd, named));
  } catch (error) {
    throw new UsageError(`cannot read the baseline ${named}: ${messageOf(error)}`, { ...HINT, cause: error });
  }
  if (content.length > LIMITS.sbom) throw new UsageError(`the baseline ${named} is too large`);
  const json = parseJson(content, `the baseline ${named}`);
  if (field(json, 'scanBaseline') !== VERSION) throw new UsageError(`${named} is not a baseline of a scan`, HINT);
  const keys = new Set(listField(json, 'issues').flatMap((one) => textOf(one) ?? []));
  return new Set(issues.filter((issue) => keys.has(keyOf(issue))));
}

/** @throws PlimsollError when it cannot be written. */
export function writeScanBaseline(named: string, cwd: string, issues: readonly Issue[]): void {
  const keys = [...new Set(issues.map(keyOf))].sort();
  try {
    writeFileSync(resolve(cwd, named), `${toJson({ scanBaseline: VERSION, issues: keys }, 1)}\n`);
  } catch (error) {
    throw new PlimsollError(`cannot write the baseline ${named}: ${messageOf(error)}`, { cause: error });
  }
}
