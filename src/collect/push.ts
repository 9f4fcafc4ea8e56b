import { attachBases } from './bases.ts';
import { BlobReader } from './batch.ts';
import { classifyPath } from './classify.ts';
import {
  type Collected,
  contentOf,
  gather,
  isBinary,
  type LanguageOfPath,
  MAX_BYTES,
  toCollected,
} from './collected.ts';
import { commitRepository, listCommit, mergeBase } from './commit.ts';
import { readConfig } from './configs.ts';
import { askGit, type GitPlace, runGit } from './git.ts';
import { withLarge } from './large.ts';
import type { Listing } from './listing.ts';
import { decodePath } from './paths.ts';
import { isFileMode, isNullId, parsePaths, parseRaw } from './raw.ts';
import { type ListedRepository, missingObject } from './repository.ts';

const DIFF = [
  'diff-tree',
  '-r',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '--ignore-submodules=none',
];

/** One line that Git gives to a pre-push hook: what leaves, and what it takes the place of. */
export interface PushedRef {
  readonly localRef: string;
  readonly localId: string | undefined;
  readonly remoteId: string | undefined;
}

/** What the other side has. */
export interface Remote {
  /** Objects that it has named. */
  readonly known: readonly string[];
  /** The remote's name, or its address; empty for any remote. */
  readonly remote: string | undefined;
}

/** Reads what Git writes to a pre-push hook. A branch that is deleted sends nothing, one that is new replaces nothing. */
export function parsePush(input: string): PushedRef[] {
  return input.split('\n').flatMap((line) => {
    const [localRef = '', localId = '', , remoteId = ''] = line.split(' ');
    return line === '' ? [] : [{ localRef, localId: objectId(localId), remoteId: objectId(remoteId) }];
  });
}

/**
 * What pre-commit and prek say of a push, or of a range of commits: they read Git's lines themselves, and only the
 * first of them. Without a range it is a whole branch.
 */
export function pushOfManager(env: Readonly<Record<string, string | undefined>>): PushedRange | undefined {
  const from = revision(env['PRE_COMMIT_FROM_REF']);
  const to = revision(env['PRE_COMMIT_TO_REF']);
  const branch = revision(env['PRE_COMMIT_LOCAL_BRANCH']);
  const remote = env['PRE_COMMIT_REMOTE_NAME'];
  const tip = from && to ? to : branch;
  if (tip === undefined) return undefined;
  return { localRef: branch ?? tip, tip, known: from && to ? [from] : [], remote };
}

/** A push, or a range of commits without one: then there is no remote. */
export interface PushedRange {
  readonly localRef: string;
  readonly tip: string;
  readonly known: readonly string[];
  readonly remote: string | undefined;
}

function revision(word: string | undefined): string | undefined {
  return word !== undefined && /^[^\s-]\S*$/.test(word) ? word : undefined;
}

function objectId(word: string): string | undefined {
  return /^[0-9a-f]{40,64}$/.test(word) && !isNullId(word) ? word : undefined;
}

/** Opens the commit at the tip of a push; `close` it. Undefined for a tag of something that is no commit. */
export async function openPush(
  place: GitPlace,
  tip: string,
  { known, remote }: Remote,
): Promise<PushSnapshot | undefined> {
  const [commit, ...rest] = await commitsIn(place, [tip, ...known]);
  if (commit === undefined) return undefined;
  const changed = await runGit(place, [
    ...['log', '--format=', '--name-only', '-z', '-c', '--no-renames', '--no-ext-diff', '--no-relative'],
    ...[
      commit,
      '--not',
      ...rest.flatMap((id) => id ?? []),
      ...(remote === undefined ? [] : [`--remotes=${remote}`]),
      '--',
    ],
  ]);
  const paths = new Set(
    parsePaths(changed).map((bytes) => decodePath(bytes[0] === 10 ? bytes.subarray(1) : bytes).path),
  );
  const base = async (): Promise<string | undefined> =>
    mergeBase(place, commit, [...rest.flatMap((id) => id ?? []), ...(await tipsOf(place, remote))]);
  return new PushSnapshot(place, { commit, base, paths, entries: await listCommit(place, commit) });
}

/** What a push sends. */
interface Pushed {
  readonly commit: string;
  /** The commit that it builds on and the other side has; undefined where there is none. */
  readonly base: () => Promise<string | undefined>;
  /** Files that the pushed commits change. */
  readonly paths: ReadonlySet<string>;
  /** The tree of the commit. */
  readonly entries: Listing;
}

/** A commit that is about to leave. */
export class PushSnapshot {
  readonly repository: ListedRepository;
  /** The repository as the commit has it that the pushed ones build on; listed when it is first asked for. */
  readonly before: ListedRepository;
  private readonly place: GitPlace;
  private readonly reader: BlobReader;
  private readonly pushed: Pushed;

  constructor(place: GitPlace, pushed: Pushed) {
    this.place = place;
    this.reader = new BlobReader(place, MAX_BYTES);
    this.pushed = pushed;
    this.repository = { list: async () => pushed.entries, read: (wanted) => this.read(wanted) };
    this.before = commitRepository(place, pushed.base, this.reader);
  }

  /** Gives each file the version that the other side has. */
  async withBases(collected: Collected, languageOf: LanguageOfPath): Promise<Collected> {
    const base = await this.pushed.base();
    if (base === undefined) return collected;
    const changes = parseRaw(await runGit(this.place, [...DIFF, base, this.pushed.commit, '--']));
    const changed = new Set(changes.map(({ path }) => path));
    const files = await attachBases(this.reader, changes, collected.files, languageOf);
    // A later commit may have undone what an earlier one did.
    return { ...collected, files: files.map((one) => (changed.has(one.file.path) ? one : { ...one, base: one.file })) };
  }

  /** The files that the pushed commits change, as the last of them has them. */
  async collect(
    languageOf: LanguageOfPath = classifyPath,
    isAsked: (path: string) => boolean = () => true,
  ): Promise<Collected> {
    const wanted = [...this.pushed.entries].filter(
      ({ path, mode }) =>
        this.pushed.paths.has(path) && isFileMode(mode) && languageOf(path) !== undefined && isAsked(path),
    );
    const read = await this.reader.read(wanted.map(({ blob }) => blob));
    const objects = await withLarge(
      this.place,
      wanted.map(({ path }) => ({ path, language: languageOf(path) })),
      read,
    );
    return gather(
      wanted.map((entry, index) => {
        const object = objects[index];
        if (!object?.found) throw missingObject(entry.path, entry.blob);
        return toCollected({ ...entry, ...contentOf(object), origin: 'commit' }, languageOf(entry.path));
      }),
    );
  }

  /** A configuration file at the tip. */
  config(path: string): Promise<string | undefined> {
    return readConfig(path, this.reader, this.pushed.entries);
  }

  /** Texts of files at the tip, changed or not. */
  async read(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = paths.flatMap((path) => this.pushed.entries.get(path) ?? []).filter(({ mode }) => isFileMode(mode));
    const objects = await this.reader.read(known.map(({ blob }) => blob));
    const texts = new Map<string, string>();
    known.forEach(({ path }, index) => {
      const object = objects[index];
      if (object?.found && object.content && !isBinary(object.content))
        texts.set(path, object.content.toString('utf8'));
    });
    return texts;
  }

  close(): void {
    this.reader.close();
  }
}

/** The commits that a remote is known to have; an empty name stands for all remotes. */
async function tipsOf(place: GitPlace, remote: string | undefined): Promise<readonly string[]> {
  if (remote === undefined) return [];
  const folder = remote === '' ? 'refs/remotes/' : `refs/remotes/${remote}/`;
  const { stdout } = await askGit(place, ['for-each-ref', '--format=%(objectname)', folder]);
  return [...new Set(stdout.toString('latin1').split('\n'))].filter((id) => id !== '');
}

/** The commits that objects are or that tags name; undefined for others, and for what is not here. */
async function commitsIn(place: GitPlace, ids: readonly string[]): Promise<(string | undefined)[]> {
  const asked = ids.map((id) => `${id}^{commit}\n`).join('');
  const { stdout } = await askGit(place, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], asked);
  return stdout
    .toString('latin1')
    .split('\n', ids.length)
    .map((line) => /^([0-9a-f]+) commit$/.exec(line)?.[1]);
}
