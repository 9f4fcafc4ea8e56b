import { describe, expect, expectTypeOf, it } from 'vitest';
import { type CachedInput, keyOf } from '../../../src/app/results/key.ts';
import { TracedRepository } from '../../../src/app/results/trace.ts';
import { Listing } from '../../../src/collect/listing.ts';
import { DEFAULT_CONFIG } from '../../../src/config/config.ts';
import type { Surroundings } from '../../../src/core/document.ts';
import type { Entries, Repository, RepositoryEntry } from '../../../src/core/project.ts';
import type { SourceFile } from '../../../src/core/text.ts';
import { type CheckedFile, type RunInput, run } from '../../../src/engine/run.ts';

const FILE: SourceFile = { path: 'Dockerfile', text: 'FROM scratch\n', origin: 'index', mode: '100644' };
const ENTRIES = [
  { path: 'Dockerfile', mode: '100644', blob: '1'.repeat(40) },
  { path: 'a/b', mode: '100644', blob: '2'.repeat(40) },
];

function inputOf(file: Partial<CheckedFile> = {}, entries: readonly RepositoryEntry[] = ENTRIES): CachedInput {
  const listing = Listing.of(entries);
  return {
    files: [{ file: FILE, language: 'dockerfile', ...file }],
    config: DEFAULT_CONFIG,
    today: new Date('2026-11-24T12:00:00Z'),
    repository: { list: async () => listing, read: async () => new Map() },
  };
}
const keeping = (build = 'a') => ({ folder: () => undefined, build: () => build });
const first = await keyOf(inputOf(), ['x'], keeping());
const base: SourceFile = { path: 'old', text: 'FROM a\n', origin: 'commit' };

describe('the key of a run', () => {
  it('is the same for the same run, whatever the hour', async () => {
    expect(await keyOf(inputOf(), ['x'], keeping())).toEqual(first);
    expect(await keyOf({ ...inputOf(), today: new Date('2026-11-24T23:00:00Z') }, ['x'], keeping())).toEqual(first);
  });

  it('does not know object ids that no rule can see', async () => {
    const staged = ENTRIES.map((entry) => ({ ...entry, blob: '3'.repeat(40) }));
    expect(await keyOf(inputOf({}, staged), ['x'], keeping())).toEqual(first);
  });

  it.each<[string, CachedInput, unknown, string]>([
    ['build', inputOf(), ['x'], 'b'],
    ['configuration', inputOf(), ['y'], 'a'],
    ['day', { ...inputOf(), today: new Date('2026-11-25T00:00:00Z') }, ['x'], 'a'],
    ['limit', { ...inputOf(), maxLines: 1 }, ['x'], 'a'],
    ['text', inputOf({ file: { ...FILE, text: 'FROM scratch' } }), ['x'], 'a'],
    ['path', inputOf({ file: { ...FILE, path: 'dockerfile' } }), ['x'], 'a'],
    ['bytes of the path', inputOf({ file: { ...FILE, pathBytes: '/w==' } }), ['x'], 'a'],
    ['mode', inputOf({ file: { ...FILE, mode: '100755' } }), ['x'], 'a'],
    ['origin', inputOf({ file: { ...FILE, origin: 'worktree' } }), ['x'], 'a'],
    ['language', inputOf({ language: 'shell' }), ['x'], 'a'],
    ['older version', inputOf({ base }), ['x'], 'a'],
    ['number of files', { ...inputOf(), files: [...inputOf().files, ...inputOf().files] }, ['x'], 'a'],
    ['entries', inputOf({}, ENTRIES.slice(1)), ['x'], 'a'],
    ['names of entries', inputOf({}, [...ENTRIES, { path: 'a/c', mode: '100644' }]), ['x'], 'a'],
    ['modes of entries', inputOf({}, [...ENTRIES.slice(1), { path: 'Dockerfile', mode: '120000' }]), ['x'], 'a'],
  ])('is another one for another %s', async (_, input, basis, build) => {
    const { key } = await keyOf(input, basis, keeping(build));
    expect(key).not.toBe(first.key);
  });

  it('is another one for every part of an older version', async () => {
    const keys = await Promise.all(
      [base, { ...base, path: 'b' }, { ...base, text: '' }, { ...base, mode: '100755' }].map((one) =>
        keyOf(inputOf({ base: one }), ['x'], keeping()),
      ),
    );
    expect(new Set(keys.map(({ key }) => key)).size).toBe(4);
  });

  it('has one name for all answers to a question', async () => {
    const { question } = first;
    expect((await keyOf(inputOf({ file: { ...FILE, text: '' } }), ['x'], keeping('b'))).question).toBe(question);
    expect((await keyOf(inputOf(), ['y'], keeping())).question).not.toBe(question);
    expect((await keyOf(inputOf({ file: { ...FILE, path: 'b' } }), ['x'], keeping())).question).not.toBe(question);
  });
});

describe('what a run can learn', () => {
  it('is in the key or in the trace: whoever adds something here adds it there', () => {
    expectTypeOf<keyof RunInput>().toEqualTypeOf<
      | 'files'
      | 'config'
      | 'configFor'
      | 'today'
      | 'repository'
      | 'checkScripts'
      | 'maxLines'
      // With it nothing is kept.
      | 'before'
      // It changes nothing in the result.
      | 'onFile'
    >();
    expectTypeOf<keyof CheckedFile>().toEqualTypeOf<'file' | 'language' | 'base'>();
    // An object id follows from the text.
    expectTypeOf<keyof SourceFile>().toEqualTypeOf<'path' | 'text' | 'origin' | 'blob' | 'mode' | 'pathBytes'>();
    expectTypeOf<keyof Surroundings>().toEqualTypeOf<'files' | 'repository'>();
    expectTypeOf<keyof Repository>().toEqualTypeOf<'list' | 'read'>();
    expectTypeOf<keyof RepositoryEntry>().toEqualTypeOf<'path' | 'pathBytes' | 'mode'>();
    expectTypeOf<keyof Entries>().toEqualTypeOf<
      | 'has'
      | 'get'
      | 'select'
      | 'hasFolder'
      | 'namesIn'
      | 'pathsBelow'
      | 'folders'
      | 'hasOpaque'
      | typeof Symbol.iterator
    >();
    const members = Object.getOwnPropertyNames(TracedRepository.prototype).sort();
    expect(members).toEqual(['constructor', 'list', 'read', 'trace']);
  });

  it('comes through the repository that it was given, and every reading of that is noted', async () => {
    const texts: Readonly<Record<string, string>> = { 'package.json': '{}', '.dockerignore': 'a\n' };
    const asked: string[] = [];
    const others = [...Object.keys(texts), 'package-lock.json'].map((path) => ({ path, mode: '100644' }));
    const listing = Listing.of([...ENTRIES, ...others]);
    const repository = new Proxy(
      {
        list: async () => listing,
        read: async (paths: readonly string[]) => {
          asked.push(...paths);
          return new Map(paths.flatMap((path) => (texts[path] === undefined ? [] : [[path, texts[path]]])));
        },
      },
      {
        get(target, name) {
          if (name === 'list') return target.list;
          if (name === 'read') return target.read;
          throw new Error(`${String(name)} of the repository is asked for: it has to be traced`);
        },
      },
    );
    const traced = new TracedRepository(repository, 'worktree');
    const file = { ...FILE, text: 'FROM node:22-slim\nCOPY package.json package-lock.json ./\nRUN npm ci\n' };
    const { errors } = await run({ ...inputOf({ file }), repository: traced });
    expect(errors).toEqual([]);
    expect(asked).toContain('.dockerignore');
    expect(new Set(traced.trace?.map(([path]) => path))).toEqual(new Set(asked));
  });

  it('is not kept where a file changed while it was read', async () => {
    let text = 'a';
    const repository = { list: async () => Listing.of([]), read: async () => new Map([['f', text]]) };
    const traced = new TracedRepository(repository, 'worktree');
    await traced.read(['f']);
    await traced.read(['f']);
    expect(traced.trace).toHaveLength(1);
    text = 'b';
    await traced.read(['f']);
    expect(traced.trace).toBeUndefined();
  });
});
