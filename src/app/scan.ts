import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Args } from '../core/args.ts';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';
import { VERSION } from '../core/version.ts';
import { escapeText } from '../report/escape.ts';
import type { Progress } from '../scan/catalogue.ts';
import { describeGap, type Gap } from '../scan/packages/found.ts';
import { jsonReport } from '../scan/report/json.ts';
import { textReport } from '../scan/report/text.ts';
import { cyclonedx } from '../scan/sbom/cyclonedx.ts';
import { spdx } from '../scan/sbom/spdx.ts';
import type { Scan } from '../scan/scan.ts';
import { readInput } from './scan-input.ts';

const REPORTS = new Map<string, (scan: Scan) => string>([
  ['text', textReport],
  ['json', jsonReport],
  ['cyclonedx', cyclonedx],
  ['spdx', spdx],
]);
const MOST_GAPS = 20;
/** Formats that list packages and say nothing of vulnerabilities. */
const INVENTORIES = new Set(['cyclonedx', 'spdx']);

/**
 * Lists the packages of an image, archive, root file system or SBOM.
 * Exit status: 2 when packages were not checked, which without a database is all of them. Where only an SBOM is wanted:
 * 0, or 2 when the packages of the system, or with --strict-coverage any others, could not be read.
 */
export async function scan(args: Args, io: Io): Promise<number> {
  const [ref = ''] = args.positionals;
  if (ref.startsWith('-')) throw new UsageError('an image cannot begin with a dash');
  const requests = requestsOf(args.values('format'));
  const show = progressOn(io, args.flag('quiet') ?? false);
  let opened: Awaited<ReturnType<typeof readInput>>;
  try {
    opened = await readInput(ref, {
      cwd: io.cwd,
      env: io.env,
      platform: args.value('platform'),
      progress: show.progress,
    });
  } finally {
    show.end();
  }
  const result: Scan = { ...opened, tool: { name: 'plimsoll', version: VERSION }, created: clock(io.env) };
  for (const { name, file } of requests) write(REPORTS.get(name)?.(result) ?? '', file, io);
  if (!requests.every(({ name }) => INVENTORIES.has(name))) return 2;
  const { gaps } = result.catalogue;
  if (gaps.length > 0) warnIncomplete(gaps, io);
  return gaps.some(({ isSystem }) => isSystem) || (gaps.length > 0 && args.flag('strict-coverage')) ? 2 : 0;
}

function warnIncomplete(gaps: readonly Gap[], io: Io): void {
  io.stderr.write('plimsoll: the SBOM is incomplete:\n');
  for (const gap of gaps.slice(0, MOST_GAPS)) io.stderr.write(`  ${escapeText(describeGap(gap))}\n`);
  if (gaps.length > MOST_GAPS) io.stderr.write(`  and ${gaps.length - MOST_GAPS} more files\n`);
}

interface Request {
  readonly name: string;
  readonly file?: string;
}

function requestsOf(given: readonly string[]): readonly Request[] {
  if (given.length === 0) return [{ name: 'text' }];
  return given.map((word) => {
    const colon = word.indexOf(':');
    const name = colon === -1 ? word : word.slice(0, colon);
    if (!REPORTS.has(name)) {
      const names = [...REPORTS.keys()];
      const near = nearest(name, names);
      const hint = near ? `did you mean ${near}?` : `one of ${names.join(', ')}`;
      throw new UsageError(`unknown format ${JSON.stringify(name)}`, { hint });
    }
    if (colon === -1) return { name };
    const file = word.slice(colon + 1);
    if (file === '') throw new UsageError(`--format ${word} names no file`, { hint: `write --format ${name}:FILE` });
    return { name, file };
  });
}

function write(text: string, file: string | undefined, io: Io): void {
  if (file === undefined) {
    io.stdout.write(text);
    return;
  }
  try {
    writeFileSync(resolve(io.cwd, file), text);
  } catch (error) {
    throw new PlimsollError(`cannot write the report ${file}: ${messageOf(error)}`, { cause: error });
  }
}

/** One line that is written over, on a terminal only. */
function progressOn(io: Io, isQuiet: boolean): { progress: Progress; end: () => void } {
  if (isQuiet || !io.stderr.isTTY) return { progress: () => {}, end: () => {} };
  return {
    progress: ({ layer, layers, entries }) => {
      const place = layers > 1 ? `layer ${layer} of ${layers}, ` : '';
      io.stderr.write(`\r\u001b[KReading ${place}${entries} files`);
    },
    end: () => io.stderr.write('\r\u001b[K'),
  };
}

/** Reproducible builds set the time of what they write. */
function clock(env: Io['env']): Date {
  const seconds = Number(env['SOURCE_DATE_EPOCH'] || Number.NaN);
  return Number.isSafeInteger(seconds) && seconds >= 0 && seconds < 253_402_300_800
    ? new Date(seconds * 1000)
    : new Date();
}
