import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { ONLY_CONFIG } from '../config/find.ts';
import { ConfigError, configTooLarge } from '../core/errors.ts';
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

/** The text of a configuration file and where it was read. */
export interface ConfigText {
  readonly text: string;
  readonly origin: 'index' | 'worktree';
}

/** The configuration files: those of the index, and of the work tree what the index does not have. */
export async function readConfigs(reader: Objects, top: string, listing: Listing): Promise<Map<string, ConfigText>> {
  const tracked = CONFIG_PATHS.map((path) => listing.get(path)).filter((entry) => entry?.stage === 0);
  const objects = tracked.length === 0 ? [] : await reader.read(tracked.map((entry) => entry?.blob ?? ''));
  const configs = new Map<string, ConfigText>();
  for (const path of CONFIG_PATHS) {
    const at = tracked.findIndex((entry) => entry?.path === path);
    const isLink = tracked[at]?.mode === LINK;
    const object = isLink ? await follow(path, objects[at], reader, listing) : objects[at];
    if (object?.found) {
      const text = textOf(path, object);
      if (text !== undefined) configs.set(path, { text, origin: 'index' });
      continue;
    }
    const text = readOptional(`${top}/${path}`);
    if (text !== undefined) configs.set(path, { text, origin: 'worktree' });
    else if (isLink) refuseLink(path);
  }
  return configs;
}

/** A configuration file of a commit. */
export async function readConfig(path: string, reader: Objects, listing: Listing): Promise<string | undefined> {
  const entry = listing.get(path);
  if (!entry) return undefined;
  const [object] = await reader.read([entry.blob]);
  const found = entry.mode === LINK ? await follow(path, object, reader, listing) : object;
  if (found?.found) return textOf(path, found);
  if (entry.mode === LINK) refuseLink(path);
  return undefined;
}

function textOf(path: string, { content, size }: Extract<BatchObject, { found: true }>): string | undefined {
  if (!content && ONLY_CONFIG.test(path)) throw configTooLarge(path, size);
  return content?.toString('utf8');
}

function refuseLink(path: string): void {
  if (ONLY_CONFIG.test(path)) throw new ConfigError(`${path} is a symbolic link to a file that is not there`);
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

/** Most configuration files are not there, and an exception takes longer than asking first. */
export function readOptional(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
