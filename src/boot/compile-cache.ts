import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Script } from 'node:vm';
import type { FileReader } from './file-reader.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Folders of other versions of Node that are kept: a project may be worked on with several. */
const KEPT = 3;
/** What a file begins with; one that a crash has left full of zeros does not. */
const MARK = 'plimsoll code 2';
/** After the name of the chunk: the length of the code, and whether a hook wrote it. */
const LENGTHS = 8;
const BY_HOOK = 4;
/** Nobody else may write there. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const WRITABLE_BY_OTHERS = 0o022;
/** What a disk writes as one. */
const SECTOR = 512;

/**
 * Where V8's compiled code is kept between two commits: below the Git folder that all work trees of the repository
 * share. A hook runs because that folder says so: whoever can write there could as well write the hook. Undefined where
 * no such folder is plain to see.
 */
export function compileCacheFolder(cwd: string, env: Environment): string | undefined {
  const gitDir = gitDirOf(cwd, env);
  return gitDir === undefined ? undefined : codeFolder(plimsollFolder(gitDir));
}

/** The same for who runs a command somewhere in a repository. */
export function sharedCacheFolder(cwd: string, env: Environment): string | undefined {
  const folder = ownFolder(cwd, env);
  return folder === undefined ? undefined : codeFolder(folder);
}

/**
 * What lies in the Git folder for us. As Git itself, this trusts no repository of another user, which may lie around the
 * folder unnoticed, and it leaves nothing where plimsoll was never installed.
 */
export function ownFolder(cwd: string, env: Environment): string | undefined {
  const top = env['GIT_DIR'] ? cwd : topOf(cwd);
  const gitDir = top === undefined ? undefined : gitDirOf(top, env);
  if (gitDir === undefined) return undefined;
  const folder = plimsollFolder(gitDir);
  return isOwn(gitDir) && isOwn(folder) ? folder : undefined;
}

function codeFolder(folder: string): string {
  return join(folder, 'compile', `${process.version}-${process.platform}-${process.arch}`);
}

function plimsollFolder(gitDir: string): string {
  const common = readOptional(join(gitDir, 'commondir'))?.trimEnd();
  return join(common === undefined ? gitDir : resolve(gitDir, common), 'plimsoll');
}

/** Whether it is a folder of this user; where there are no users nobody can tell. */
function isOwn(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && stat.uid === process.getuid?.();
}

/** The nearest folder upwards with something called `.git` in it. */
function topOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : topOf(parent);
}

function gitDirOf(cwd: string, { GIT_DIR: given }: Environment): string | undefined {
  const dot = given ? resolve(cwd, given) : join(cwd, '.git');
  if (statSync(dot, { throwIfNoEntry: false })?.isDirectory()) return dot;
  const target = /^gitdir: (.+?)\r?\n?$/.exec(readOptional(dot) ?? '')?.[1];
  return target === undefined ? undefined : resolve(cwd, target);
}

/** Most of what is looked for is not there, and an exception takes longer than asking first. A pipe is not waited for. */
function readOptional(path: string): string | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * V8's compiled code of our own chunks. V8 compares no more than the length of the source and its own version: it takes
 * code with a flipped bit, or that of another chunk, and may end the process. So nothing reaches it that is not proved:
 * - The folder belongs to this user, who alone may write to it.
 * - A file names its chunk, whose name holds a hash of its source, and the Node that wrote it. The options of V8 are
 *   compared by V8.
 * - A file holds the code twice, the second time with the two bytes of each pair swapped. Comparing them takes half a
 *   millisecond for a commit; loading a module for digests would take several. The second copy lies across the sectors
 *   of the first, so that nothing that a crash leaves unwritten is missing in both alike, and nobody waits for the disk.
 * Whatever is wrong with it, the worst is that the chunk is compiled as if there were no cache.
 */
export class CompileCache {
  private readonly folder: string;
  private readonly missed = new Map<string, Script>();
  private readonly reader: FileReader;
  private readonly isHook: boolean;
  private readonly byOthers = new Set<string>();
  private isTrusted: boolean | undefined;

  constructor(folder: string, reader: FileReader, isHook: boolean) {
    this.folder = folder;
    this.reader = reader;
    this.isHook = isHook;
  }

  /** The compiled code of a chunk, valid until the next file is read; undefined when there is none that is sound. */
  read(chunk: string): Buffer | undefined {
    this.isTrusted ??= isPrivate(this.folder);
    if (!this.isTrusted) return undefined;
    let bytes: Buffer;
    try {
      bytes = this.reader.read(`${this.folder}${sep}${chunk}`);
    } catch {
      return undefined;
    }
    const mark = markOf(chunk);
    const header = mark.length + LENGTHS;
    if (bytes.length < header || !mark.equals(bytes.subarray(0, mark.length))) return undefined;
    const length = bytes.readUInt32LE(mark.length);
    const second = header + length + gapBehind(length);
    if (length === 0 || length % 2 !== 0 || bytes.length !== second + length) return undefined;
    const code = bytes.subarray(header, header + length);
    if (!code.equals(bytes.subarray(second).swap16())) return undefined;
    if (this.isHook && bytes.readUInt32LE(mark.length + BY_HOOK) === 0) this.byOthers.add(chunk);
    return code;
  }

  /** Whether the code of a chunk lacks what only a hook calls: another command has kept it. */
  lacksHook(chunk: string): boolean {
    return this.byOthers.has(chunk);
  }

  /** Remembers a chunk that had to be compiled, for `save`. */
  miss(chunk: string, script: Script): void {
    this.missed.set(chunk, script);
  }

  /**
   * Keeps what was compiled in this process, the functions that it has called included; call it at the end. A full
   * disk or a folder that may not be written to is no reason to say anything.
   * @param chunks all chunks that there are; files of others are taken away
   */
  save(chunks: () => readonly string[]): void {
    if (this.missed.size === 0) return;
    try {
      if (!isPrivate(this.folder)) rmSync(this.folder, { recursive: true, force: true });
      mkdirSync(this.folder, { recursive: true, mode: PRIVATE_FOLDER });
      if (!isPrivate(this.folder)) return;
      for (const [chunk, script] of this.missed) this.write(chunk, script.createCachedData());
      const known = new Set(chunks());
      for (const name of readdirSync(this.folder)) if (!known.has(name)) rmSync(join(this.folder, name));
      forgetOthers(join(this.folder, '..'));
    } catch {
      // The next commit compiles again.
    }
  }

  private write(chunk: string, code: Buffer): void {
    if (code.length % 2 !== 0) return;
    const temporary = join(this.folder, `${process.pid}-${process.hrtime.bigint()}.tmp`);
    const lengths = Buffer.alloc(LENGTHS);
    lengths.writeUInt32LE(code.length);
    lengths.writeUInt32LE(Number(this.isHook), BY_HOOK);
    const file = openSync(temporary, 'wx', PRIVATE_FILE);
    try {
      for (const bytes of [
        markOf(chunk),
        lengths,
        code,
        Buffer.alloc(gapBehind(code.length)),
        Buffer.from(code).swap16(),
      ])
        if (writeSync(file, bytes) < bytes.length) throw new Error('the disk is full');
    } finally {
      closeSync(file);
    }
    renameSync(temporary, join(this.folder, chunk));
  }
}

/** What the file of a chunk begins with: whose code it is, and of which Node. */
function markOf(chunk: string): Buffer {
  const { node, v8 } = process.versions;
  return Buffer.from([MARK, chunk, node, v8, process.platform, process.arch, ''].join('\n'), 'latin1');
}

/** Whether this user alone may write to a folder. Where there are no users, nobody can tell, and it is taken as given. */
function isPrivate(folder: string): boolean {
  try {
    const { uid, mode } = lstatSync(folder);
    const user = process.getuid?.();
    return (
      (mode & 0o170000) === 0o040000 && (user === undefined || (uid === user && (mode & WRITABLE_BY_OTHERS) === 0))
    );
  } catch {
    return false;
  }
}

/** How far behind the first copy the second one begins: half a sector out of step with it. */
function gapBehind(length: number): number {
  return (SECTOR + SECTOR / 2 - (length % SECTOR)) % SECTOR;
}

/** Takes away the folders of the versions of Node that were used longest ago. */
function forgetOthers(parent: string): void {
  const folders = readdirSync(parent).map((name) => join(parent, name));
  const byAge = folders.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { path } of byAge.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
