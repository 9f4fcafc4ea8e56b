import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import v8 from 'node:v8';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CompileCache, compileCacheFolder, sharedCacheFolder } from '../../src/boot/compile-cache.ts';
import { FileReader } from '../../src/boot/file-reader.ts';
import { ChunkLoader } from '../../src/boot/load.ts';
import { Options } from '../../src/boot/options.ts';
import { gitRepo } from '../support/git-repo.ts';

const reader = new FileReader();
const others = createRequire(import.meta.url);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-boot-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = 'main-aaaaaaaa.cjs';
const PART = 'part-bbbbbbbb.cjs';
const VERSION = `${process.version}-${process.platform}-${process.arch}`;

/** Writes a chunk as the build does, with its name at its end. */
function chunk(dist: string, name: string, code: string): void {
  writeFileSync(join(dist, name), `${code}\n//${name} ${code.length}`);
}

/** A package of two chunks. */
function chunks(): string {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  chunk(dist, MAIN, `exports.sum = (a) => a + require('./${PART}').one + require('node:path').sep.length;`);
  const text = Array.from({ length: 4000 }, (_, index) => String(index)).join('');
  chunk(dist, PART, `exports.one = 1; exports.text = '${text}';`);
  return dist;
}

/** Where the lengths begin: after the six lines of the mark. */
function headerEnd(bytes: Buffer): number {
  let at = 0;
  for (let line = 0; line < 6; line++) at = bytes.indexOf('\n', at) + 1;
  return at;
}

/** Blocks as a crash may leave them: the same part of either copy, as far as whole blocks allow. */
function zeroed(bytes: Buffer, block: number): Buffer {
  const lengths = headerEnd(bytes);
  const length = bytes.readUInt32LE(lengths);
  for (const copy of [lengths + 8, bytes.length - length]) {
    const start = Math.ceil((copy + length / 4) / block) * block;
    bytes.fill(0, start, start + block);
  }
  return bytes;
}

function catchError(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ bit;
  return bytes;
}

function runOnce(
  dist: string,
  cacheFolder: string,
  isHook = true,
  options = new Options(() => v8),
): { sum: number; missed: number } {
  const cache = new CompileCache(cacheFolder, reader, isHook);
  let missed = 0;
  const note = cache.miss.bind(cache);
  cache.miss = (chunk, script) => {
    missed += 1;
    note(chunk, script);
  };
  const main = new ChunkLoader(dist, others, reader, options, cache).require(`./${MAIN}`) as { sum(a: number): number };
  const sum = main.sum(40);
  options.asUsual(() => cache.save(() => readdirSync(dist)));
  return { sum, missed };
}

describe('ChunkLoader', () => {
  it('compiles once and then takes what was kept', () => {
    const dist = chunks();
    const kept = join(folder, 'compile', VERSION);
    expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 2 });
    expect(readdirSync(kept).sort()).toEqual([MAIN, PART]);
    expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 0 });
  });

  it('takes what was kept, and keeps, whatever options of V8 are changed', () => {
    const kept = join(folder, 'compile', VERSION);
    // In one process V8 knows a text again by its path.
    const dist = chunks();
    const copies = ['a', 'b'].map((name) => join(folder, name));
    for (const copy of copies) cpSync(dist, copy, { recursive: true });
    const options = new Options(() => v8);
    options.set('semi-space-growth-factor', 3, 2);
    expect(runOnce(dist, kept, true, options).missed).toBe(2);
    expect(runOnce(copies[0] ?? '', kept, true, options).missed).toBe(0);
    options.set('semi-space-growth-factor', 2, 2);
    expect(runOnce(copies[1] ?? '', kept, true, options).missed).toBe(0);
  });

  it.each([
    [
      'a flipped bit',
      (bytes: Buffer) => bytes.fill((bytes[bytes.length >> 2] ?? 0) ^ 1, bytes.length >> 2, (bytes.length >> 2) + 1),
    ],
    ['a wrong length', (bytes: Buffer) => flipped(bytes, headerEnd(bytes), 8)],
    [
      'the same bit, flipped in both copies',
      (bytes: Buffer) => {
        const lengths = headerEnd(bytes);
        const length = bytes.readUInt32LE(lengths);
        return flipped(flipped(bytes, lengths + 8 + 100, 1), bytes.length - length + 100, 1);
      },
    ],
    ['another chunk', (_: Buffer, kept: string) => readFileSync(join(kept, MAIN))],
    ['another Node', (bytes: Buffer) => flipped(bytes, bytes.indexOf(process.version.slice(1)), 1)],
    ['another machine', (bytes: Buffer) => flipped(bytes, headerEnd(bytes) - 2, 1)],
    ['a cut file', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['an empty file', () => Buffer.alloc(0)],
    ['zeros', (bytes: Buffer) => bytes.fill(0)],
    ['a sector that was never written, in both copies', (bytes: Buffer) => zeroed(bytes, 512)],
    ['a page that was never written, in both copies', (bytes: Buffer) => zeroed(bytes, 4096)],
    ['another text', () => Buffer.from('nothing of V8')],
  ])('compiles again what %s has spoilt', (_, spoil) => {
    const dist = chunks();
    const kept = join(folder, 'compile', VERSION);
    runOnce(dist, kept);
    const file = join(kept, PART);
    const sound = readFileSync(file);
    writeFileSync(file, spoil(Buffer.from(sound), kept));
    expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 1 });
    expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 0 });
  });

  it('gives V8 nothing of a file that is not, byte for byte, what was written', () => {
    const dist = chunks();
    const kept = join(folder, 'compile', VERSION);
    runOnce(dist, kept);
    const sound = readFileSync(join(kept, PART));
    const gap = { start: headerEnd(sound) + 8 + sound.readUInt32LE(headerEnd(sound)), end: 0 };
    gap.end = sound.length - sound.readUInt32LE(headerEnd(sound));
    const given = (bytes: Uint8Array): Buffer | undefined => {
      writeFileSync(join(kept, PART), bytes);
      return new CompileCache(kept, reader, false).read(PART);
    };
    const code = given(sound)?.toString('latin1');
    expect(code).toBeDefined();
    const place = fc.nat(sound.length - 1);
    const changes = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(changes, (edits) => {
        const bytes = Buffer.from(sound);
        for (const [at, bits] of edits) bytes[at] = (bytes[at] ?? 0) ^ bits;
        const lengths = headerEnd(sound) + 4;
        // Whether a hook wrote it, and what lies between the copies, is no code.
        const isCode = edits.some(
          ([at]) =>
            bytes[at] !== sound[at] && !(at >= gap.start && at < gap.end) && !(at >= lengths && at < lengths + 4),
        );
        expect(given(bytes)?.toString('latin1')).toBe(isCode ? undefined : code);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(place, fc.uint8Array({ maxLength: 9 }), (length, more) => {
        const bytes = Buffer.concat([sound.subarray(0, length), more]);
        if (!bytes.equals(sound)) expect(given(bytes)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('takes nothing from a folder that others may write to, and makes it anew', () => {
    const dist = chunks();
    const kept = join(folder, 'compile', VERSION);
    runOnce(dist, kept);
    expect(statSync(kept).mode & 0o777).toBe(0o700);
    expect(statSync(join(kept, PART)).mode & 0o777).toBe(0o600);
    for (const mode of [0o770, 0o707, 0o777]) {
      chmodSync(kept, mode);
      expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 2 });
      expect(statSync(kept).mode & 0o777).toBe(0o700);
      expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 0 });
    }
    renameSync(kept, join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), kept);
    expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 2 });
    vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
    expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 2 });
    vi.restoreAllMocks();
  });

  it.each([
    ['is missing', () => undefined],
    ['is cut off', (code: string) => code.slice(0, -9)],
    ['is cut off where a statement ends', (code: string) => code.slice(0, code.indexOf(';') + 1)],
    ['is empty', () => ''],
    ['is longer', (code: string) => `;${code}`],
    ['is not JavaScript', () => `<html></html>\n//${PART} 13`],
    ['is another chunk', () => `exports.one = 1\n//${MAIN} 15`],
    ['throws', () => `throw new Error('no\\nno')\n//${PART} 26`],
  ])('names a chunk that %s, as often as it is asked for', (_, damage) => {
    const dist = chunks();
    const file = join(dist, PART);
    const code = damage(readFileSync(file, 'utf8'));
    rmSync(file);
    if (code !== undefined) writeFileSync(file, code);
    const main = new ChunkLoader(dist, others, reader, new Options(() => v8)).require(`./${MAIN}`) as {
      sum(a: number): number;
    };
    for (let time = 0; time < 2; time++) {
      const error = catchError(() => main.sum(40));
      expect(error).toMatchObject({ name: 'DamagedPackage', hint: expect.stringContaining('npm ci') });
      expect(error.message).toContain(`cannot load ${file}: `);
      expect(error.message).not.toContain('\n');
    }
  });

  it('takes what was kept of a chunk whose text it makes longer', () => {
    const dist = chunks();
    const kept = join(folder, 'compile', VERSION);
    const text = Array.from({ length: 9000 }, (_, index) => String(index)).join('');
    chunk(dist, PART, `exports.one = 1; exports.text = '${text}';`);
    expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 2 });
    expect(runOnce(dist, kept)).toEqual({ sum: 42, missed: 0 });
  });

  it('lets a hook keep again what a command has kept, which calls less, and not the other way', () => {
    const dist = chunks();
    const kept = join(folder, 'compile', VERSION);
    expect(runOnce(dist, kept, false).missed).toBe(2);
    expect(runOnce(dist, kept, false).missed).toBe(0);
    expect(runOnce(dist, kept, true).missed).toBe(2);
    expect(runOnce(dist, kept, true).missed).toBe(0);
    expect(runOnce(dist, kept, false).missed).toBe(0);
  });

  it('loads without a cache', () => {
    const main = new ChunkLoader(chunks(), others, reader, new Options(() => v8)).require(`./${MAIN}`) as {
      sum(a: number): number;
    };
    expect(main.sum(40)).toBe(42);
  });

  it('works where nothing can be kept', () => {
    const dist = chunks();
    writeFileSync(join(folder, 'file'), '');
    expect(runOnce(dist, join(folder, 'file', 'compile'))).toEqual({ sum: 42, missed: 2 });
  });

  it('keeps no chunk whose name does not change with its content', () => {
    const dist = chunks();
    const kept = join(folder, 'compile', VERSION);
    chunk(dist, 'cli.cjs', `exports.sum = require('./${MAIN}').sum;`);
    const cache = new CompileCache(kept, reader, true);
    const cli = new ChunkLoader(dist, others, reader, new Options(() => v8), cache).require('./cli.cjs') as {
      sum(a: number): number;
    };
    expect(cli.sum(40)).toBe(42);
    cache.save(() => readdirSync(dist));
    expect(readdirSync(kept).sort()).toEqual([MAIN, PART]);
  });

  it('forgets chunks of another build, and versions of Node that were used long ago', () => {
    const dist = chunks();
    const parent = join(folder, 'compile');
    ['v1', 'v2', 'v3'].forEach((version, index) => {
      mkdirSync(join(parent, version), { recursive: true });
      utimesSync(join(parent, version), index, index);
    });
    const kept = join(parent, VERSION);
    mkdirSync(kept);
    writeFileSync(join(kept, 'main-zzzzzzzz.cjs'), '');
    runOnce(dist, kept);
    expect(readdirSync(kept).sort()).toEqual([MAIN, PART]);
    expect(readdirSync(parent).sort()).toEqual([VERSION, 'v2', 'v3'].sort());
  });
});

describe('compileCacheFolder', () => {
  it('is in the Git folder that all work trees share', () => {
    const repo = gitRepo();
    repo.commit();
    repo.git('worktree', 'add', '-q', 'linked');
    const own = join(repo.path('.git'), 'plimsoll', 'compile', VERSION);
    expect(compileCacheFolder(repo.root, {})).toBe(own);
    expect(compileCacheFolder(repo.path('linked'), {})).toBe(own);
    expect(compileCacheFolder(folder, { GIT_DIR: repo.path('.git') })).toBe(own);
    symlinkSync(repo.path('.git'), join(folder, '.git'));
    expect(compileCacheFolder(folder, {})).toBe(join(folder, '.git', 'plimsoll', 'compile', VERSION));
  });

  it('is nowhere outside a repository', () => {
    expect(compileCacheFolder(folder, {})).toBeUndefined();
    writeFileSync(join(folder, '.git'), 'not a link\n');
    expect(compileCacheFolder(folder, {})).toBeUndefined();
  });
});

describe('sharedCacheFolder', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is that of the repository around the folder, where plimsoll is installed', () => {
    const repo = gitRepo();
    repo.commit();
    repo.git('worktree', 'add', '-q', 'linked');
    const inner = repo.path('a/b');
    mkdirSync(inner, { recursive: true });
    expect(sharedCacheFolder(inner, {})).toBeUndefined();
    mkdirSync(repo.path('.git/plimsoll'));
    const own = join(repo.path('.git'), 'plimsoll', 'compile', VERSION);
    expect(sharedCacheFolder(inner, {})).toBe(own);
    expect(sharedCacheFolder(repo.path('linked'), {})).toBe(own);
    expect(sharedCacheFolder(folder, { GIT_DIR: repo.path('.git') })).toBe(own);
    expect(sharedCacheFolder(folder, {})).toBeUndefined();
  });

  it('is never that of another user', () => {
    const repo = gitRepo();
    mkdirSync(repo.path('.git/plimsoll'));
    expect(sharedCacheFolder(repo.root, {})).toBeDefined();
    vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1);
    expect(sharedCacheFolder(repo.root, {})).toBeUndefined();
  });
});
