import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type GitPlace, runGit } from '../../collect/git.ts';
import { type Location, locate } from '../../collect/locate.ts';
import { decodePath } from '../../collect/paths.ts';
import { parsePaths } from '../../collect/raw.ts';
import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { slashed } from '../../core/paths.ts';
import { displayPath } from '../../report/escape.ts';
import {
  findLeftovers,
  type JournalEntry,
  type Leftover,
  removeJournal,
  removeTemporaries,
  writeJournal,
} from './journal.ts';
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
  // Of the journals that know a file the latest of a fix, before what a recovery was about to replace.
  const known = [...whole.filter(isOfRecovery), ...whole.filter((one) => !isOfRecovery(one))].flatMap(backupsOf);
  const named = paths.map((given) => namedBy(slashed(relative(root, resolve(io.cwd, given))), known));
  for (const [index, isNamed] of named.entries()) {
    const entry = known.findLast(isNamed);
    if (!entry) {
      throw new UsageError(`no fix that was cut off had replaced \`${paths[index]}\``, {
        hint: 'plimsoll fix --recover lists what can be brought back',
      });
    }
    await bringBack(place, location, entry, io);
  }
  const staged = await stagedBlobs(place);
  for (const leftover of whole) {
    if (!backupsOf(leftover).some((entry) => named.some((isNamed) => isNamed(entry)))) continue;
    const entries = leftover.journal?.entries ?? [];
    const isStaged = entries.every((entry) => staged.has(`${entry.before} 0\t${bytesOf(entry).toString('latin1')}`));
    const areBack = await Promise.all(backupsOf(leftover).map((entry) => isBack(place, location, entry)));
    if (!areBack.every(Boolean)) continue;
    // What was staged and is not any more is named by nothing but the journal.
    if (isStaged) removeJournal(location.gitDir, leftover.file);
    else io.stdout.write(describe(leftover));
  }
  return 0;
}

function isOfRecovery({ journal }: Leftover): boolean {
  return journal?.recovery === true;
}

/** Blobs and paths of the index, a path one character a byte. */
async function stagedBlobs(place: GitPlace): Promise<ReadonlySet<string>> {
  const listed = parsePaths(await runGit(place, ['ls-files', '-s', '-z', '--full-name', '--', ':(top)']));
  return new Set(listed.map((record) => record.toString('latin1').slice('100644 '.length)));
}

/** Whether the file in the work tree is what an entry offers. */
async function isBack(place: GitPlace, location: Location, entry: JournalEntry): Promise<boolean> {
  const target = targetOf(location, entry);
  if (!lstatSync(target, { throwIfNoEntry: false })?.isFile()) return false;
  return readFileSync(target).equals(await runGit(place, ['cat-file', 'blob', entry.backup ?? '']));
}

function targetOf({ top }: Location, entry: JournalEntry): Buffer {
  return Buffer.concat([Buffer.from(`${top}/`), bytesOf(entry)]);
}

function bytesOf({ path }: JournalEntry): Buffer {
  return Buffer.from(path, 'base64');
}

function describe(leftover: Leftover): string {
  const started = leftover.journal?.started ?? '';
  const lines = [
    `A ${isOfRecovery(leftover) ? 'recovery' : 'fix'} that began at ${started} was cut off. It was about to change:`,
  ];
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

async function bringBack(place: GitPlace, location: Location, entry: JournalEntry, io: Io): Promise<void> {
  const tell = (what: string): unknown => io.stdout.write(`${displayPath(nameOf(entry))}: ${what}\n`);
  const bytes = await runGit(place, ['cat-file', 'blob', entry.backup ?? '']);
  const target = targetOf(location, entry);
  const stats = lstatSync(target, { bigint: true, throwIfNoEntry: false });
  if (!stats) {
    writeFileSync(target, bytes, { flag: 'wx' });
    tell('brought back');
    return;
  }
  if (!stats.isFile()) {
    tell('left alone, there is something else in its place now');
    return;
  }
  const now = readFileSync(target);
  if (now.equals(bytes)) {
    tell('is as it was before the fix');
    return;
  }
  const kept = await storeBlob(place, now);
  // Until it is told, only this names what is there now.
  const journal = writeJournal(location.gitDir, [{ ...entry, backup: kept }], true);
  const isReplaced = replaceFile(location.gitDir, target, bytes, stats);
  tell(isReplaced ? `brought back; what was there is blob ${kept}` : 'left alone, it could not be replaced');
  removeJournal(location.gitDir, journal);
}

function backupsOf({ journal }: Leftover): JournalEntry[] {
  return (journal?.entries ?? []).filter(({ backup }) => backup !== undefined);
}

function nameOf(entry: JournalEntry): string {
  return decodePath(bytesOf(entry)).path;
}

/**
 * What tells the entries that a path means. No argument can hold bytes that are not UTF-8: a file with such a name is
 * named as it is shown, unless another one has that very name.
 */
function namedBy(path: string, known: readonly JournalEntry[]): (entry: JournalEntry) => boolean {
  const isNamed = (entry: JournalEntry): boolean => nameOf(entry) === path;
  return known.some(isNamed) ? isNamed : (entry) => displayPath(nameOf(entry)) === path;
}
