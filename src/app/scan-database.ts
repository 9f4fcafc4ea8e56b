import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { messageOf, PlimsollError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { Database } from '../scan/advisories/database.ts';

/** Larger files do not belong to a database. */
const MAX_BYTES = 1024 * 1024 * 1024;

/** Folder of the compiled database: `--db`, else in the user's cache. */
export function databaseFolder(given: string | undefined, { cwd, env }: Pick<Io, 'cwd' | 'env'>): string {
  if (given !== undefined) return resolve(cwd, given);
  const { XDG_CACHE_HOME: cache, HOME: home } = env;
  // The XDG specification wants relative values to be ignored.
  const root = cache?.startsWith('/') ? cache : join(home || homedir(), '.cache');
  return join(root, 'plimsoll', 'db');
}

/** Where the database was before the last change. */
export function previousFolder(folder: string): string {
  return `${folder}.previous`;
}

/**
 * Opens a database; `undefined` when there is none. When a change was interrupted, the previous one counts.
 * @throws ScanError when it is damaged.
 */
export function openDatabase(folder: string): Database | undefined {
  const found = [folder, previousFolder(folder)].find((path) => existsSync(join(path, 'manifest.json')));
  if (found === undefined) return undefined;
  return new Database((file) => {
    const path = join(found, file);
    try {
      if (statSync(path).size > MAX_BYTES) throw new PlimsollError(`${path} is too large`);
      return readFileSync(path);
    } catch (error) {
      throw new PlimsollError(`cannot read the vulnerability database: ${messageOf(error)}`, { cause: error });
    }
  });
}

/**
 * Writes a database beside the old one and puts it in its place; the old one is kept as the previous.
 * @throws PlimsollError
 */
export function writeDatabase(folder: string, files: ReadonlyMap<string, Buffer>): void {
  const fresh = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  const previous = previousFolder(folder);
  try {
    if (existsSync(folder) && !existsSync(join(folder, 'manifest.json')))
      throw new PlimsollError(`${folder} exists and is not a vulnerability database`, {
        hint: 'name another folder with --db',
      });
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    for (const [file, content] of files) writeFileSync(join(fresh, file), content);
    if (existsSync(folder)) {
      rmSync(previous, { recursive: true, force: true });
      renameSync(folder, previous);
    }
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (error instanceof PlimsollError) throw error;
    throw new PlimsollError(`cannot write the vulnerability database: ${messageOf(error)}`, { cause: error });
  }
}
