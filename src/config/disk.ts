import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigError, MAX_CONFIG_BYTES } from '../core/errors.ts';
import type { FoundConfig, ReadFile } from './find.ts';
import { readRegularFile } from './regular-file.ts';

/** The folder whose configuration counts: the top of the work tree, or the working directory outside of any. */
export function rootOf(cwd: string): string {
  for (let folder = cwd; ; ) {
    if (existsSync(join(folder, '.git'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return cwd;
    folder = parent;
  }
}

/** Reads configuration files of a folder on disk. Throws a ConfigError for what is there and must not be read. */
export function diskReader(root: string): ReadFile {
  return (path) => {
    const content = readRegularFile(root, join(root, path), MAX_CONFIG_BYTES);
    if (content === undefined) return undefined;
    if ('refused' in content) throw new ConfigError(`${path} ${content.refused}`);
    return content.bytes.toString('utf8');
  };
}

/** A configuration file that the user names: a regular file anywhere, also through a link. */
export function namedConfig(cwd: string, path: string): FoundConfig {
  const content = readRegularFile(undefined, resolve(cwd, path), MAX_CONFIG_BYTES);
  if (content === undefined) {
    const reason = existsSync(resolve(cwd, path)) ? 'it is a folder' : 'there is no such file';
    throw new ConfigError(`cannot read the configuration ${path}: ${reason}`);
  }
  if ('refused' in content) throw new ConfigError(`cannot read the configuration ${path}: it ${content.refused}`);
  const text = content.bytes.toString('utf8');
  return { file: path, text, ...(/(?:^|[\\/])package\.json$/.test(path) && { under: 'plimsoll' }) };
}
