import { join } from 'node:path';
import { readRegularFile } from '../config/regular-file.ts';
import { GitError, MAX_CONFIG_BYTES } from '../core/errors.ts';
import { type NextPiece, readHanded } from './answers.ts';
import { attachBases } from './bases.ts';
import { classifyPath } from './classify.ts';
import {
  type Collected,
  type CollectedFile,
  contentOf,
  gather,
  type LanguageOfPath,
  MAX_BYTES,
  toCollected,
} from './collected.ts';
import { commitRepository } from './commit.ts';
import { type ConfigText, configText, readConfigs } from './configs.ts';
import { askGit, type GitPlace, gitFailed, runGit } from './git.ts';
import { IndexState } from './index-state.ts';
import { withLarge } from './large.ts';
import type { Listing } from './listing.ts';
import { indexPath, type Location, locate, mergeParents } from './locate.ts';
import { ObjectReader } from './objects.ts';
import type { DecodedPath } from './paths.ts';
import { isFileMode, parseRaw, type RawChange } from './raw.ts';
import { indexRepository, type ListedRepository, listIndex, missingObject, readBlobs } from './repository.ts';

/** Plumbing, so that no `diff.*` setting changes the answer. */
const LISTING = [
  'diff-index',
  '--cached',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '--ita-invisible-in-index',
  '--ignore-submodules=none',
];

export interface StagedOptions extends GitPlace {
  /** The hook that is running, when one is. */
  readonly hook?: string;
  /** What the hook script hands over. */
  readonly handed?: NextPiece;
  readonly maxBytes?: number;
}

export interface CollectOptions {
  /** Custom globs and exclusions come in here. */
  readonly languageOf?: LanguageOfPath;
  /** Whether to read the older versions, for `scope: new`. */
  readonly withBase?: boolean;
  /** What to check of a merge; `changed` leaves out what another parent already has. */
  readonly merges?: 'changed' | 'all' | 'off';
}

/**
 * Reads the index that is about to be committed; `close` it. Git is asked for what the hook script did not hand over:
 * two processes at most in the usual case.
 */
export async function openStaged(options: StagedOptions): Promise<StagedSnapshot> {
  const place: GitPlace = { cwd: options.cwd, env: options.env };
  const location = await locate(place);
  const reader = new ObjectReader(place, location.gitDir, options.maxBytes ?? MAX_BYTES);
  try {
    const file = indexPath(place, location);
    const handed = options.handed && readHanded(options.handed);
    const copied = handed && IndexState.readCopy(file, handed.copy);
    const state = copied ?? IndexState.read(file);
    const [diff, [listing, configs]] = await Promise.all([
      copied && handed ? handed.changes : state.ask(place, (there) => list(there, 'HEAD')),
      listIndex(place, state).then(async (found) => [found, await readConfigs(reader, location.top, found)] as const),
    ]);
    return new StagedSnapshot(place, location, reader, { state, diff, listing }, configs, options.hook);
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** An entry of the index with the language that its path tells. */
export interface WantedEntry extends DecodedPath {
  readonly mode: string;
  readonly blob: string;
  readonly language: ReturnType<LanguageOfPath>;
}

/** What was read of the index. */
interface ReadIndex {
  readonly state: IndexState;
  /** How it differs from HEAD, as Git tells it. */
  readonly diff: Buffer;
  readonly listing: Listing;
}

/** The index at one moment: what changed against HEAD, the configuration in it, and its contents on demand. */
export class StagedSnapshot {
  readonly location: Location;
  /** Every difference between HEAD and the index, deletions, symlinks and submodules included. */
  readonly changes: readonly RawChange[];
  readonly configs: ReadonlyMap<string, ConfigText>;
  readonly repository: ListedRepository;
  /** The repository as HEAD has it; listed when it is first asked for. */
  readonly before: ListedRepository;
  readonly place: GitPlace;
  private readonly reader: ObjectReader;
  private readonly state: IndexState;
  /** How the index differs from HEAD, as Git prints it. */
  private readonly diff: Buffer;
  /** What the index should hold: what was read of it, or what a fix has made of that. */
  private expected: IndexState;
  private readonly hook: string | undefined;

  constructor(
    place: GitPlace,
    location: Location,
    reader: ObjectReader,
    index: ReadIndex,
    configs: ReadonlyMap<string, ConfigText>,
    hook: string | undefined,
  ) {
    this.place = place;
    this.location = location;
    this.reader = reader;
    this.state = index.state;
    this.diff = index.diff;
    this.expected = index.state;
    this.configs = configs;
    this.hook = hook;
    this.changes = parseRaw(index.diff);
    this.repository = indexRepository(index.listing, reader);
    this.before = commitRepository(place, async () => 'HEAD', reader);
  }

  /** Reads the staged files that are ours. */
  async collect(options: CollectOptions = {}): Promise<Collected> {
    const unmerged = [...new Set(this.changes.filter(({ kind }) => kind === 'U').map(({ path }) => path))];
    if (unmerged.length > 0) {
      throw new GitError(`not merged yet: ${unmerged.join(', ')}`, {
        hint: 'resolve the conflicts and `git add` them',
      });
    }
    const languageOf = options.languageOf ?? classifyPath;
    const wanted = (await this.countedChanges(options.merges ?? 'changed')).filter(
      ({ kind, mode, path }) => kind !== 'D' && isFileMode(mode) && languageOf(path) !== undefined,
    );
    const collected = await this.read(wanted.map((change) => ({ ...change, language: languageOf(change.path) })));
    if (!options.withBase) return collected;
    return { ...collected, files: await this.withBases(collected.files, languageOf) };
  }

  /** Gives each file the version that HEAD has, under its older name where it was renamed. */
  async withBases(files: readonly CollectedFile[], languageOf: LanguageOfPath): Promise<readonly CollectedFile[]> {
    return attachBases(this.reader, this.changes, files, languageOf);
  }

  /** Reads entries of the index. */
  async read(wanted: readonly WantedEntry[]): Promise<Collected> {
    const objects = await withLarge(this.place, wanted, await readBlobs(this.reader, wanted));
    return gather(
      wanted.map(({ language, ...entry }, index) => {
        const object = objects[index];
        if (!object?.found) throw missingObject(entry.path, entry.blob);
        return toCollected({ ...entry, ...contentOf(object), origin: 'index' }, language);
      }),
    );
  }

  /** The text of a configuration file. Throws a ConfigError for one that must not be read. */
  config(path: string): string | undefined {
    return configText(path, this.configs.get(path));
  }

  /** One line about each of these configuration files that is not the same in the index and in the work tree. */
  describeConfigs(paths: readonly string[]): string[] {
    return paths.flatMap((path) => {
      const config = this.configs.get(path);
      if (config?.origin === 'worktree') return [`${path} is not in the index: that of the work tree counts`];
      if (!config || 'refused' in config) return [];
      const { top } = this.location;
      const content = readRegularFile(top, join(top, path), MAX_CONFIG_BYTES);
      const copy = content && 'bytes' in content ? content.bytes.toString('utf8') : undefined;
      // Line ends may be those of a checkout.
      if (copy?.replaceAll('\r\n', '\n') === config.text.replaceAll('\r\n', '\n')) return [];
      return [`${path} is another one in the work tree: that of the index counts`];
    });
  }

  /** Whether the index still holds what was read, or what a fix has made of it. */
  async isCurrent(): Promise<boolean> {
    if (!this.expected.isCurrent()) return false;
    // Of an index that only Git can open there are no bytes to compare.
    return this.expected.bytes !== undefined || (await list(this.place, 'HEAD')).equals(this.diff);
  }

  /** The bytes that were read; undefined where there is no index. */
  get indexBytes(): Buffer | undefined {
    return this.state.bytes;
  }

  /** Has Git answer from the index as it was read. */
  ask<Answer>(question: (place: GitPlace) => Promise<Answer>): Promise<Answer> {
    return this.state.ask(this.place, question);
  }

  /** A fix has replaced the index. */
  wasReplacedBy(bytes: Buffer): void {
    this.expected = this.state.replacedBy(bytes);
  }

  close(): void {
    this.reader.close();
  }

  /** Whether a merge is being committed, which is one even when it changes nothing. */
  get isMerge(): boolean {
    return mergeParents(this.place, this.location, this.hook).length > 0;
  }

  private async countedChanges(merges: 'changed' | 'all' | 'off'): Promise<readonly RawChange[]> {
    if (merges === 'all') return this.changes;
    const parents = mergeParents(this.place, this.location, this.hook);
    if (parents.length === 0) return this.changes;
    if (merges === 'off') return [];
    let counted = this.changes;
    for (const parent of parents) {
      const differing = new Set(parseRaw(await this.ask((there) => list(there, parent))).map(({ path }) => path));
      counted = counted.filter(({ path }) => differing.has(path));
    }
    return counted;
  }
}

async function list(place: GitPlace, base: string): Promise<Buffer> {
  const answer = await askGit(place, [...LISTING, base, '--']);
  if (answer.status === 0) return answer.stdout;
  // Before the first commit there is no HEAD: everything is compared with the empty tree.
  if (base !== 'HEAD' || !/bad revision 'HEAD'/.test(answer.stderr)) {
    throw gitFailed(LISTING, answer.status, answer.stderr);
  }
  const empty = (await runGit(place, ['hash-object', '-t', 'tree', '--stdin'], '')).toString('latin1').trim();
  return runGit(place, [...LISTING, empty, '--']);
}
