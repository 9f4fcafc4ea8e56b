import { closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diskReader, namedConfig, rootOf } from '../config/disk.ts';
import { loadConfig } from '../config/load.ts';
import type { Args } from '../core/args.ts';
import { todayOf } from '../core/clock.ts';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';
import { VERSION } from '../core/version.ts';
import { escapeText } from '../report/escape.ts';
import type { Progress } from '../scan/catalogue.ts';
import type { Ignore } from '../scan/match/select.ts';
import { describeGap, type Gap } from '../scan/packages/found.ts';
import { explainScore } from '../scan/report/explain-score.ts';
import { htmlReport } from '../scan/report/html.ts';
import { jsonReport } from '../scan/report/json.ts';
import { markdownReport } from '../scan/report/markdown.ts';
import { GROUPINGS, type Listing, SORTS } from '../scan/report/rows.ts';
import { sarifReport } from '../scan/report/sarif.ts';
import { textReport } from '../scan/report/text.ts';
import { cyclonedx } from '../scan/sbom/cyclonedx.ts';
import { spdx } from '../scan/sbom/spdx.ts';
import type { Inventory, Scan } from '../scan/scan.ts';
import { assess, failOnOf, statusOf } from './scan-assess.ts';
import { readScanBaseline, writeScanBaseline } from './scan-baseline.ts';
import { databaseFolder, openDatabase } from './scan-database.ts';
import { readInput } from './scan-input.ts';

type Report = (scan: Scan, listing: Listing, columns: number) => string | Iterable<string>;

const REPORTS = new Map<string, Report>([
  ['text', textReport],
  ['json', jsonReport],
  ['sarif', sarifReport],
  ['markdown', markdownReport],
  ['html', htmlReport],
  ['cyclonedx', cyclonedx],
  ['spdx', spdx],
]);
const MOST_GAPS = 20;
const ROWS = 20;
/** Formats that list packages and say nothing of vulnerabilities. */
const INVENTORIES = new Set(['cyclonedx', 'spdx']);

/**
 * Reports the known issues of an image, archive, root file system or SBOM. Exit status: that of `statusOf`. Where only an
 * SBOM is wanted: 0, or 2 when the packages of the system, or with --strict-coverage any others, could not be read.
 */
export async function scan(args: Args, io: Io): Promise<number> {
  const [ref = ''] = args.positionals;
  if (ref.startsWith('-')) throw new UsageError('an image cannot begin with a dash');
  const requests = requestsOf(args.values('format'));
  const failOn = failOnOf(args);
  const listing = listingOf(args);
  const isInventory = requests.every(({ name }) => INVENTORIES.has(name));
  const today = todayOf(io.env, () => new Date());
  const ignores = isInventory ? [] : await ignoresOf(args, io);
  const database = isInventory ? undefined : openDatabase(databaseFolder(args.value('db'), io));
  const inventory = await take(ref, args, io);
  let assessment = assess(inventory.catalogue, database, args, { today, ignores });
  const baseline = args.value('baseline');
  if (baseline !== undefined)
    assessment = { ...assessment, known: readScanBaseline(baseline, io.cwd, assessment.issues) };
  const result: Scan = { ...inventory, assessment };
  const written = args.value('write-baseline');
  if (written !== undefined) writeScanBaseline(written, io.cwd, assessment.issues);
  const explained = args.value('explain-score');
  if (explained !== undefined) io.stdout.write(explainScore(result, explained));
  else
    for (const { name, file } of requests)
      write(REPORTS.get(name)?.(result, listing, io.stdout.columns) ?? '', file, io);
  const isStrict = args.flag('strict-coverage') ?? false;
  if (!isInventory) return statusOf(result, failOn, isStrict);
  const { gaps } = result.catalogue;
  if (gaps.length > 0) warnIncomplete(gaps, io);
  return gaps.some(({ isSystem }) => isSystem) || (gaps.length > 0 && isStrict) ? 2 : 0;
}

async function take(ref: string, args: Args, io: Io): Promise<Inventory> {
  const show = progressOn(io, args.flag('quiet') ?? false);
  try {
    const opened = await readInput(ref, {
      cwd: io.cwd,
      env: io.env,
      platform: args.value('platform'),
      progress: show.progress,
    });
    return { ...opened, tool: { name: 'plimsoll', version: VERSION }, created: clock(io.env) };
  } finally {
    show.end();
  }
}

async function ignoresOf(args: Args, io: Io): Promise<readonly Ignore[]> {
  if (args.flag('no-config')) return [];
  const named = args.value('config');
  const read = diskReader(rootOf(io.cwd));
  const { config } = await loadConfig({ read, ...(named !== undefined && { file: namedConfig(io.cwd, named) }) });
  return config.scanIgnores;
}

function listingOf(args: Args): Listing {
  const top = args.value('top');
  if (top !== undefined && !/^[1-9]\d{0,6}$/.test(top))
    throw new UsageError(`invalid value ${JSON.stringify(top)} for --top`, { hint: 'write a number of rows' });
  return {
    sort: SORTS.find((one) => one === args.value('sort')) ?? 'score',
    groupBy: GROUPINGS.find((one) => one === args.value('group-by')) ?? 'fix',
    top: args.flag('all') ? Number.POSITIVE_INFINITY : Number(top ?? ROWS),
  };
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

function write(report: string | Iterable<string>, file: string | undefined, io: Io): void {
  const pieces = typeof report === 'string' ? [report] : report;
  if (file === undefined) {
    for (const piece of pieces) io.stdout.write(piece);
    return;
  }
  try {
    const descriptor = openSync(resolve(io.cwd, file), 'w');
    try {
      for (const piece of pieces) writeFileSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
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
