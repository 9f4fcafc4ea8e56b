import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigError, messageOf } from '../core/errors.ts';
import { type FoundConfig, ONLY_CONFIG, type ReadFile } from './find.ts';

/** The folder whose configuration counts: the top of the work tree, or the working directory outside of any. */
export function rootOf(cwd: string): string {
  for (let folder = cwd; ; ) {
    if (existsSync(join(folder, '.git'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return cwd;
    folder = parent;
  }
}

/** Reads configuration files of a folder on disk. */
export function diskReader(root: string): ReadFile {
  return (path) => {
    const full = join(root, path);
    try {
      // An exception takes longer than asking first, and most of these files are not there.
      const file = statSync(full, { throwIfNoEntry: false });
      if (file?.isFile()) return readFileSync(full, 'utf8');
      if (file || !ONLY_CONFIG.test(path) || !lstatSync(full, { throwIfNoEntry: false })) return undefined;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw new ConfigError(`${path} cannot be read: ${messageOf(error)}`, { cause: error });
    }
    throw new ConfigError(`${path} is a symbolic link to a file that is not there`);
  };
}

/** A configuration file that the user names. */
export function namedConfig(cwd: string, path: string): FoundConfig {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    const reason = isAbsent(error) ? 'there is no such file' : messageOf(error);
    throw new ConfigError(`cannot read the configuration ${path}: ${reason}`, { cause: error });
  }
  return { file: path, text, ...(/(?:^|[\\/])package\.json$/.test(path) && { under: 'plimsoll' }) };
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
