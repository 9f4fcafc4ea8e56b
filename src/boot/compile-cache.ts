import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Script } from 'node:vm';
import type { FileReader } from './file-reader.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Folders of other versions of Node that are kept: a project may be worked on with several. */
const KEPT = 3;
/** What a file begins with; one that a crash has left full of zeros does not. */
const MARK = Buffer.from('plimsoll');

/**
 * Where V8's compiled code is kept between two commits: below the Git folder that all work trees of the repository
 * share. Only a hook asks for it, and a hook runs because that folder says so: whoever can write there could as well
 * write the hook. Undefined where no such folder is plain to see.
 */
export function compileCacheFolder(cwd: string, env: Environment): string | undefined {
  const gitDir = gitDirOf(cwd, env);
  if (gitDir === undefined) return undefined;
  const common = readOptional(join(gitDir, 'commondir'))?.trimEnd();
  const shared = common === undefined ? gitDir : resolve(gitDir, common);
  return join(shared, 'plimsoll', 'compile', `${process.version}-${process.platform}-${process.arch}`);
}

function gitDirOf(cwd: string, { GIT_DIR: given }: Environment): string | undefined {
  const dot = given ? resolve(cwd, given) : join(cwd, '.git');
  if (statSync(dot, { throwIfNoEntry: false })?.isDirectory()) return dot;
  const target = /^gitdir: (.+?)\r?\n?$/.exec(readOptional(dot) ?? '')?.[1];
  return target === undefined ? undefined : resolve(cwd, target);
}

/** Most of what is looked for is not there, and an exception takes longer than asking first. */
function readOptional(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * V8's compiled code of our own chunks. A chunk is known by its file name, which holds a hash of its content: V8 itself
 * compares no more than the length of the source, and takes code with a flipped bit, so each file holds the code twice:
 * comparing is done before a module for checksums is loaded. Whatever is wrong with it, the worst is that the chunk is compiled as if there were no cache.
 */
export class CompileCache {
  private readonly folder: string;
  private readonly missed = new Map<string, Script>();

  private readonly reader: FileReader;

  constructor(folder: string, reader: FileReader) {
    this.folder = folder;
    this.reader = reader;
  }

  /** The compiled code of a chunk, valid until the next file is read; undefined when there is none that is sound. */
  read(chunk: string): Buffer | undefined {
    let bytes: Buffer;
    try {
      bytes = this.reader.read(join(this.folder, chunk));
    } catch {
      return undefined;
    }
    const half = (bytes.length - MARK.length) / 2;
    if (half <= 0 || !MARK.equals(bytes.subarray(0, MARK.length))) return undefined;
    const code = bytes.subarray(MARK.length, MARK.length + half);
    return code.equals(bytes.subarray(MARK.length + half)) ? code : undefined;
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
      mkdirSync(this.folder, { recursive: true });
      for (const [chunk, script] of this.missed) this.write(chunk, script.createCachedData());
      const known = new Set(chunks());
      for (const name of readdirSync(this.folder)) if (!known.has(name)) rmSync(join(this.folder, name));
      forgetOthers(join(this.folder, '..'));
    } catch {
      // The next commit compiles again.
    }
  }

  private write(chunk: string, code: Buffer): void {
    const temporary = join(this.folder, `${process.pid}.tmp`);
    const file = openSync(temporary, 'w');
    try {
      for (const bytes of [MARK, code, code])
        if (writeSync(file, bytes) < bytes.length) throw new Error('the disk is full');
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, join(this.folder, chunk));
  }
}

/** Takes away the folders of the versions of Node that were used longest ago. */
function forgetOthers(parent: string): void {
  const folders = readdirSync(parent).map((name) => join(parent, name));
  const byAge = folders.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { path } of byAge.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
