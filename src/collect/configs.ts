import { posix } from 'node:path';
import { readRegularFile } from '../config/regular-file.ts';
import { ConfigError, configTooLarge, MAX_CONFIG_BYTES } from '../core/errors.ts';
import type { Objects } from './batch.ts';
import type { BatchObject } from './batch-parser.ts';
import type { Listing } from './listing.ts';

/** Files that may hold the configuration or ignores of other tools, looked for at the top of the repository. */
const CONFIG_PATHS: readonly string[] = [
  '.plimsoll.yaml',
  '.plimsoll.yml',
  '.plimsoll.json',
  'package.json',
  '.hadolint.yaml',
  '.hadolint.yml',
  '.snyk',
  '.trivyignore',
  '.trivyignore.yaml',
];
const LINK = '120000';
/** As many symbolic links in a row as a path may have on Linux. */
const MAX_LINKS = 40;
const NOWHERE = 'is a symbolic link to a file that is not there';

/** A configuration file: its text, or why it was not read, in words that follow its name. */
export type ConfigText = { readonly origin: 'index' | 'worktree' } & (
  | { readonly text: string }
  | { readonly refused: string }
);

/**
 * The configuration files: those of the index, and of the work tree what the index does not have. A symbolic link in the
 * index leads to a file of the index, else to a regular file of the work tree; anything else is refused.
 */
export async function readConfigs(reader: Objects, top: string, listing: Listing): Promise<Map<string, ConfigText>> {
  const tracked = CONFIG_PATHS.map((path) => listing.get(path)).filter((entry) => entry?.stage === 0);
  const objects = tracked.length === 0 ? [] : await reader.read(tracked.map((entry) => entry?.blob ?? ''));
  const configs = new Map<string, ConfigText>();
  for (const path of CONFIG_PATHS) {
    const at = tracked.findIndex((entry) => entry?.path === path);
    const isLink = tracked[at]?.mode === LINK;
    const object = isLink ? await follow(path, objects[at], reader, listing) : objects[at];
    if (object?.found) {
      configs.set(path, { ...textOf(object), origin: 'index' });
      continue;
    }
    const content = readRegularFile(top, `${top}/${path}`, MAX_CONFIG_BYTES);
    if (content) {
      const read = 'bytes' in content ? { text: content.bytes.toString('utf8') } : content;
      configs.set(path, { ...read, origin: 'worktree' });
    } else if (isLink) configs.set(path, { refused: NOWHERE, origin: 'index' });
  }
  return configs;
}

/** The text of a configuration file. Throws a ConfigError where it was refused. */
export function configText(path: string, config: ConfigText | undefined): string | undefined {
  if (config && 'refused' in config) throw new ConfigError(`${path} ${config.refused}`);
  return config?.text;
}

/** A configuration file of a commit. Throws a ConfigError for what cannot be read. */
export async function readConfig(path: string, reader: Objects, listing: Listing): Promise<string | undefined> {
  const entry = listing.get(path);
  if (!entry) return undefined;
  const [object] = await reader.read([entry.blob]);
  const found = entry.mode === LINK ? await follow(path, object, reader, listing) : object;
  const read = found?.found ? textOf(found) : { refused: NOWHERE };
  return found?.found || entry.mode === LINK ? configText(path, { ...read, origin: 'index' }) : undefined;
}

function textOf({ content, size }: Extract<BatchObject, { found: true }>) {
  return content ? { text: content.toString('utf8') } : { refused: configTooLarge(size) };
}

/** What a symbolic link leads to, where that is a file of the same listing. */
async function follow(
  path: string,
  link: BatchObject | undefined,
  reader: Objects,
  listing: Listing,
): Promise<BatchObject | undefined> {
  let from = path;
  let object = link;
  for (let links = 0; links < MAX_LINKS; links++) {
    const target = object?.found ? object.content?.toString('utf8') : undefined;
    if (target === undefined || posix.isAbsolute(target)) return undefined;
    from = posix.join(posix.dirname(from), target);
    const entry = listing.get(from);
    if (entry?.stage !== 0) return undefined;
    [object] = await reader.read([entry.blob]);
    if (entry.mode !== LINK) return object;
  }
  return undefined;
}
