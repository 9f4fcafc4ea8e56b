import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readRegularFile } from '../config/regular-file.ts';
import type { Args } from '../core/args.ts';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Io } from '../core/io.ts';
import type { RunResult } from '../engine/run.ts';
import { fingerprints } from '../report/fingerprint.ts';

/** Larger files are not a baseline. */
const MAX_BYTES = 64 * 1024 * 1024;

const VERSION = 1;

/**
 * Applies `--baseline F` and `--write-baseline F`. A finding in the baseline is reported as existing and does not
 * block; it is recognised by rule, file and the text of its line, never by the line's number.
 * @throws UsageError when the file cannot be read or is not a baseline
 */
export function applyBaseline(result: RunResult, args: Args, { cwd }: Pick<Io, 'cwd'>): RunResult {
  const written = args.value('write-baseline');
  const named = args.value('baseline');
  if (written === undefined && named === undefined) return result;
  const names = fingerprints(result.findings, result.files);
  if (written !== undefined) {
    write(resolve(cwd, written), written, result, names);
    return existing(result, names, new Set(names.values()));
  }
  return named === undefined ? result : existing(result, names, read(resolve(cwd, named), named));
}

function existing(result: RunResult, names: ReadonlyMap<Finding, string>, known: ReadonlySet<string>): RunResult {
  const old = new Set(result.existing);
  const findings = result.findings.map((finding) => {
    if (!known.has(names.get(finding) ?? '') || old.has(finding)) return finding;
    const calm = { ...finding, blocking: false };
    old.add(calm);
    return calm;
  });
  return { ...result, findings, existing: old };
}

/** One line a finding, sorted, so that a diff of the file shows what was fixed. */
function write(path: string, name: string, { findings }: RunResult, names: ReadonlyMap<Finding, string>): void {
  const rows = findings.map((finding) => ({
    file: finding.file,
    rule: finding.rule,
    fingerprint: names.get(finding) ?? '',
  }));
  rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const text = `{\n  "version": ${VERSION},\n  "findings": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new PlimsollError(`cannot write the baseline ${name}: ${messageOf(error)}`, { cause: error });
  }
}

function read(path: string, name: string): ReadonlySet<string> {
  const hint = 'plimsoll check --write-baseline FILE writes one';
  const content = readRegularFile(undefined, path, MAX_BYTES);
  if (content === undefined) throw new UsageError(`cannot read the baseline ${name}: no such file`, { hint });
  if ('refused' in content) throw new UsageError(`cannot read the baseline ${name}: it ${content.refused}`, { hint });
  let data: unknown;
  try {
    data = JSON.parse(content.bytes.toString('utf8'));
  } catch (error) {
    throw new UsageError(`${name} is not a baseline: invalid JSON`, { hint, cause: error });
  }
  const rows: unknown = isRecord(data) && data['version'] === VERSION ? data['findings'] : undefined;
  if (!Array.isArray(rows)) throw new UsageError(`${name} is not a baseline of version ${VERSION}`, { hint });
  return new Set(
    rows.flatMap((row) => (isRecord(row) && typeof row['fingerprint'] === 'string' ? row['fingerprint'] : [])),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
