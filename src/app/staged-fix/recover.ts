import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type GitPlace, runGit } from '../../collect/git.ts';
import { type Location, locate } from '../../collect/locate.ts';
import { decodePath } from '../../collect/paths.ts';
import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { displayPath } from '../../report/escape.ts';
import { findLeftovers, type JournalEntry, type Leftover, removeJournal, removeTemporaries } from './journal.ts';
import { replaceFile, storeBlob } from './write.ts';

/** `plimsoll fix --recover`: what fixes that were killed had replaced; with paths, brings these files back. */
export async function recover(paths: readonly string[], io: Io): Promise<number> {
  const place: GitPlace = { cwd: io.cwd, env: io.env };
  const location = await locate(place);
  const leftovers = findLeftovers(location.gitDir);
  removeTemporaries(location, leftovers);
  const whole = leftovers.filter((one) => {
    if (one.journal === undefined) removeJournal(location.gitDir, one.file);
    return one.journal !== undefined;
  });
  if (whole.length === 0 && paths.length === 0) {
    io.stdout.write('Nothing to recover: no fix was cut off.\n');
    return 0;
  }
  if (paths.length === 0) {
    for (const leftover of whole) io.stdout.write(describe(leftover));
    return 0;
  }
  const root = location.top;
  for (const given of paths) {
    const path = relative(root, resolve(io.cwd, given)).replaceAll('\\', '/');
    // The latest journal that knows the file.
    const entry = whole.flatMap(backupsOf).findLast((one) => nameOf(one) === path);
    if (!entry) {
      throw new UsageError(`no fix that was cut off had replaced \`${given}\``, {
        hint: 'plimsoll fix --recover lists what can be brought back',
      });
    }
    io.stdout.write(await bringBack(place, location, entry));
  }
  for (const leftover of whole) {
    const done = backupsOf(leftover).every((entry) => paths.some((given) => isPath(entry, given, root, io.cwd)));
    if (done) removeJournal(location.gitDir, leftover.file);
  }
  return 0;
}

function describe(leftover: Leftover): string {
  const started = leftover.journal?.started ?? '';
  const lines = [`A fix that began at ${started} was cut off. It was about to change:`];
  for (const entry of leftover.journal?.entries ?? []) {
    const shown = displayPath(nameOf(entry));
    lines.push(
      entry.backup === undefined
        ? `  ${shown}: in the index only; the staged content was blob ${entry.before}`
        : `  ${shown}: the staged content was blob ${entry.before}, the file in the work tree blob ${entry.backup}`,
    );
  }
  lines.push(
    'Look at one: git cat-file blob <id>',
    'Bring files of the work tree back: plimsoll fix --recover <path>…',
    `When nothing is missing: rm ${displayPath(leftover.file)}`,
  );
  return `${lines.join('\n')}\n`;
}

async function bringBack(place: GitPlace, location: Location, entry: JournalEntry): Promise<string> {
  const shown = displayPath(nameOf(entry));
  const bytes = await runGit(place, ['cat-file', 'blob', entry.backup ?? '']);
  const target = Buffer.concat([Buffer.from(`${location.top}/`), Buffer.from(entry.path, 'base64')]);
  const stats = lstatSync(target, { bigint: true, throwIfNoEntry: false });
  if (!stats) {
    writeFileSync(target, bytes, { flag: 'wx' });
    return `${shown}: brought back\n`;
  }
  if (!stats.isFile()) return `${shown}: left alone, there is something else in its place now\n`;
  const now = readFileSync(target);
  if (now.equals(bytes)) return `${shown}: is as it was before the fix\n`;
  const kept = await storeBlob(place, now);
  return replaceFile(location.gitDir, target, bytes, stats)
    ? `${shown}: brought back; what was there is blob ${kept}\n`
    : `${shown}: left alone, it could not be replaced\n`;
}

function backupsOf({ journal }: Leftover): JournalEntry[] {
  return (journal?.entries ?? []).filter(({ backup }) => backup !== undefined);
}

function nameOf(entry: JournalEntry): string {
  return decodePath(Buffer.from(entry.path, 'base64')).path;
}

function isPath(entry: JournalEntry, given: string, root: string, cwd: string): boolean {
  return relative(root, resolve(cwd, given)).replaceAll('\\', '/') === nameOf(entry);
}
