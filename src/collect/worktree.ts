import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { relative, resolve } from 'node:path';
import { isBelow } from '../config/regular-file.ts';
import { UsageError } from '../core/errors.ts';
import { bytesOfPath, slashed } from '../core/paths.ts';
import { classifyPath } from './classify.ts';
import {
  type Collected,
  type CollectedFile,
  gather,
  type LanguageOfPath,
  languageOfNamedPath,
  MAX_BYTES,
  type SkippedFile,
  SNIFFED,
  skippedOf,
  toCollected,
} from './collected.ts';
import { type GitPlace, NoRepositoryError, runGit } from './git.ts';
import { IndexState } from './index-state.ts';
import { isWorthReading } from './large.ts';
import { LinkedFolders } from './linked-folders.ts';
import type { Listing } from './listing.ts';
import { indexPath, type Location, locate } from './locate.ts';
import { type DecodedPath, decodePath } from './paths.ts';
import { isFileMode, parsePaths } from './raw.ts';
import { type ListedRepository, listIndex } from './repository.ts';
import { folderRepository, placeOf, walk } from './walk.ts';

/** A pipe that was put in the place of a file meanwhile is not waited for. Windows has no such flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Paths may have 4,096 bytes, and the arguments of a process some hundred thousand. */
const FOLDERS_AT_ONCE = 24;

export interface WorktreeOptions extends GitPlace {
  /** Files and folders; none: every tracked file of the repository. */
  readonly paths: readonly string[];
  /** Custom globs and exclusions come in here. */
  readonly languageOf?: LanguageOfPath;
  readonly maxBytes?: number;
}

export interface CollectedTree extends Collected {
  /** Paths are relative to this folder: the top of the work tree, or the working directory outside of a repository. */
  readonly root: string;
  /** Undefined outside of a repository. */
  readonly location: Location | undefined;
  readonly repository: ListedRepository | undefined;
  /** Outside of a repository: too many files to be looked through. */
  readonly isTooLarge?: boolean;
  /** The repository that the files' older versions are of. */
  readonly before?: ListedRepository;
  /** Files named on the command line of which no language is known. */
  readonly unknown: readonly string[];
}

/** A candidate: a path, and whether the user named this very file. */
interface Candidate extends DecodedPath {
  readonly named: boolean;
  readonly mode?: string;
}

/** Reads files of the work tree. */
export async function collectWorktree(options: WorktreeOptions): Promise<CollectedTree> {
  const location = await locateIfAny(options);
  const root = location?.top ?? options.cwd;
  const languageOf = options.languageOf ?? classifyPath;
  const parts: (CollectedFile | SkippedFile)[] = [];
  const unknown: string[] = [];
  const index = location && new Index(options, location);
  const folders = new LinkedFolders(root);
  for (const candidate of await candidates(options, location, root, index, parts)) {
    const language = languageOf(candidate.path) ?? (candidate.named ? languageOfNamedPath(candidate.path) : undefined);
    const part = language && readCandidate(folders, candidate, language, options.maxBytes ?? MAX_BYTES);
    if (part) parts.push(part);
    else if (candidate.named) unknown.push(candidate.path);
  }
  const named = index ? [] : foldersOf(options, root);
  const repository = index ? treeRepository(root, index) : repositoryOf(named, root);
  return { ...gather(parts), root, location, repository, isTooLarge: named.length > 0 && !repository, unknown };
}

/** Outside of a repository the folders that are checked are one; undefined where they are too large, or there are none. */
function repositoryOf(folders: readonly string[], root: string): ListedRepository | undefined {
  return folders.length === 0
    ? undefined
    : folderRepository(root, folders, (paths) => readTexts(new LinkedFolders(root), paths));
}

/** Where the repository is; undefined when there is none, or no Git. */
export async function locateIfAny(place: GitPlace): Promise<Location | undefined> {
  try {
    return await locate(place);
  } catch (error) {
    if (error instanceof NoRepositoryError) return undefined;
    throw error;
  }
}

/** Reads one regular file of the work tree; undefined when it is gone or none of ours. */
export function readCandidate(
  folders: LinkedFolders,
  candidate: DecodedPath & { readonly named?: boolean; readonly mode?: string },
  language: ReturnType<LanguageOfPath>,
  maxBytes: number,
): CollectedFile | SkippedFile | undefined {
  const place = placeOf(`${folders.root}/${candidate.path}`);
  try {
    if (!candidate.named && folders.hide(candidate)) return undefined;
    // A link is followed only where the user named it, and then it leads to a regular file.
    const { size, mode } = candidate.named ? statSync(place) : lstatSync(place);
    if ((mode & 0o170000) !== 0o100000) return undefined;
    const beginning = size > maxBytes ? readBytes(place, SNIFFED) : undefined;
    const isWhole = !beginning || isWorthReading(size, language, beginning);
    const read = isWhole ? { bytes: readBytes(place, size) } : { bytes: undefined, beginning };
    const fileMode = candidate.mode ?? (mode & 0o100 ? '100755' : '100644');
    return toCollected({ ...candidate, size, ...read, origin: 'worktree', mode: fileMode }, language);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    return language && skippedOf({ ...candidate, size: 0 }, 'unreadable', language, '');
  }
}

/** The first bytes of a file; all of one of a size that is known: `readFileSync` would ask for it again. */
function readBytes(place: string | Buffer, size: number): Buffer {
  const file = openSync(place, FLAGS);
  try {
    if (!fstatSync(file).isFile()) throw new Error('it is not a regular file');
    const bytes = Buffer.allocUnsafe(size);
    let filled = 0;
    while (filled < size) {
      const read = readSync(file, bytes, filled, size - filled, null);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

/** Every path once; a file that was named keeps that. */
async function candidates(
  options: WorktreeOptions,
  location: Location | undefined,
  root: string,
  index: Index | undefined,
  skipped: (CollectedFile | SkippedFile)[],
): Promise<Iterable<Candidate>> {
  if (options.paths.length === 0 && index) return tracked(await index.list());
  return (await candidatesBelow(options, location, root, skipped)).values();
}

/** The regular files of the index, made one by one: most of them are none of ours. */
function* tracked(entries: Listing): Iterable<Candidate> {
  for (const { path, pathBytes, mode } of entries) {
    if (isFileMode(mode)) yield { path, ...(pathBytes && { pathBytes }), mode, named: false };
  }
}

async function candidatesBelow(
  options: WorktreeOptions,
  location: Location | undefined,
  root: string,
  skipped: (CollectedFile | SkippedFile)[],
): Promise<Map<string, Candidate>> {
  const found = new Map<string, Candidate>();
  const folders: string[] = [];
  if (options.paths.length === 0) addBelow(root, '', found, skipped);
  for (const given of options.paths) {
    const { absolute, isFolder } = placeNamed(given, options.cwd, location && root);
    const path = slashed(relative(root, absolute));
    if (!isFolder) {
      found.set(path, { path, named: true });
    } else if (location && !path.startsWith('../')) {
      folders.push(path);
    } else {
      addBelow(absolute, path === '' ? '' : `${path}/`, found, skipped);
    }
  }
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--full-name', '--'];
  for (let at = 0; at < folders.length; at += FOLDERS_AT_ONCE) {
    const some = folders.slice(at, at + FOLDERS_AT_ONCE);
    const listed = await runGit(options, [
      ...args,
      ...some.map((path) => (path === '' ? ':(top)' : `:(top,literal)${path}`)),
    ]);
    for (const bytes of parsePaths(listed)) {
      const decoded = decodePath(bytes);
      if (!found.has(decoded.path)) found.set(decoded.path, { ...decoded, named: false });
    }
  }
  return found;
}

/** The files below a folder as candidates. */
function addBelow(
  directory: string,
  prefix: string,
  found: Map<string, Candidate>,
  skipped: (CollectedFile | SkippedFile)[],
): void {
  const onUnreadable = (path: string): unknown => skipped.push({ path, reason: 'unreadable', size: 0 });
  for (const { path, isLink } of walk(directory, prefix, onUnreadable))
    if (!isLink && !found.has(path)) found.set(path, { ...decodePath(bytesOfPath(path)), named: false });
}

/** What a path of the command line means: a folder, or a regular file. */
function placeNamed(given: string, cwd: string, top: string | undefined): { absolute: string; isFolder: boolean } {
  const absolute = resolve(cwd, given);
  const kind = lookAt(absolute);
  if (!kind) {
    throw new UsageError(`no such file or directory: \`${given}\``, {
      hint: 'paths are relative to the working directory; the shell expands globs',
    });
  }
  if (!kind.isDirectory() && !kind.isFile()) {
    throw new UsageError(`\`${given}\` is not a regular file`, {
      hint: 'to check what a program prints: … | plimsoll check - --stdin-filename Dockerfile',
    });
  }
  if (top === undefined || !isBelow(absolute, resolve(top))) return { absolute, isFolder: kind.isDirectory() };
  const target = realpathSync.native(absolute);
  if (!isBelow(target, realpathSync.native(top))) {
    throw new UsageError(`\`${given}\` leads out of the repository through a symbolic link`, {
      hint: 'name the file or folder that it leads to',
    });
  }
  // Git knows nothing of what is below a link.
  return kind.isDirectory() ? { absolute: target, isFolder: true } : { absolute, isFolder: false };
}

function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A link that leads back to itself, or a file in the place of a folder.
    return undefined;
  }
}

/** The folders that are checked, seen from the root. */
function foldersOf({ cwd, paths }: WorktreeOptions, root: string): readonly string[] {
  if (paths.length === 0) return [''];
  return paths
    .map((given) => resolve(cwd, given))
    .filter((place) => statSync(place, { throwIfNoEntry: false })?.isDirectory())
    .map((place) => slashed(relative(root, place)));
}

/** What is tracked, looked up at the first question, and once. */
export class Index {
  private readonly place: GitPlace;
  private readonly location: Location;
  private listed: Promise<Listing> | undefined;

  constructor(place: GitPlace, location: Location) {
    this.place = place;
    this.location = location;
  }

  list(): Promise<Listing> {
    this.listed ??= listIndex(this.place, IndexState.read(indexPath(this.place, this.location)));
    return this.listed;
  }
}

/** The tracked files with the contents that they have in the work tree. */
export function treeRepository(root: string, index: Index): ListedRepository {
  const folders = new LinkedFolders(root);
  return {
    list: () => index.list(),
    read: (paths) => readTexts(folders, paths),
  };
}

/** Texts of files of the work tree; those that cannot be read are left out. */
async function readTexts(folders: LinkedFolders, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const part = readCandidate(folders, { path }, 'dockerfile', MAX_BYTES);
    if (part && 'file' in part) texts.set(path, part.file.text);
  }
  return texts;
}
