import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digest } from '../../../src/app/results/digest.ts';
import { keep, readKept } from '../../../src/app/results/result-file.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'plimsoll-results-')), 'results');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const KEY = digest('key');
const CONTENT = JSON.stringify({ a: 'ä\ud800', b: [1, 2, 3] });
const change = (edit: (bytes: Buffer) => Buffer): void =>
  writeFileSync(join(folder, 'name'), edit(readFileSync(join(folder, 'name'))));

describe('the file of an answer', () => {
  it('gives back what was kept, for the same name and key alone', () => {
    expect(readKept(folder, 'name', KEY)).toBeUndefined();
    keep(folder, 'name', KEY, [CONTENT]);
    expect(readKept(folder, 'name', KEY)).toBe(CONTENT);
    expect(readKept(folder, 'name', digest('other'))).toBeUndefined();
    expect(readKept(folder, 'other', KEY)).toBeUndefined();
    keep(folder, 'name', digest('other'), ['new']);
    expect(readKept(folder, 'name', KEY)).toBeUndefined();
    expect(readKept(folder, 'name', digest('other'))).toBe('new');
    expect(readdirSync(folder)).toEqual(['name']);
  });

  it('is the same in however many pieces it comes', () => {
    const pieces = ['', CONTENT, '\n', '\u{1F433}', 'x'.repeat(100_000), ''];
    keep(folder, 'name', KEY, pieces);
    expect(readKept(folder, 'name', KEY)).toBe(pieces.join(''));
    const bytes = readFileSync(join(folder, 'name'));
    keep(folder, 'name', KEY, [pieces.join('')]);
    expect(readFileSync(join(folder, 'name')).equals(bytes)).toBe(true);
    keep(folder, 'name', KEY, []);
    expect(readKept(folder, 'name', KEY)).toBe('');
  });

  it('is left out where a piece cannot be made', () => {
    keep(folder, 'name', KEY, [CONTENT]);
    const broken = (function* () {
      yield 'x';
      throw new Error('broken');
    })();
    keep(folder, 'name', KEY, broken);
    expect(readKept(folder, 'name', KEY)).toBe(CONTENT);
    expect(readdirSync(folder)).toEqual(['name']);
  });

  it('is not taken when any byte of it is another', () => {
    keep(folder, 'name', KEY, [CONTENT]);
    const { length } = readFileSync(join(folder, 'name'));
    for (let at = 0; at < length; at++) {
      change((bytes) => bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1));
      expect(readKept(folder, 'name', KEY)).toBeUndefined();
      change((bytes) => bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1));
    }
    expect(readKept(folder, 'name', KEY)).toBe(CONTENT);
    change((bytes) => Buffer.concat([bytes, Buffer.from(' ')]));
    expect(readKept(folder, 'name', KEY)).toBeUndefined();
    for (const size of [length - 1, 100, 10, 0]) {
      truncateSync(join(folder, 'name'), size);
      expect(readKept(folder, 'name', KEY)).toBeUndefined();
    }
    change(() => Buffer.alloc(length));
    expect(readKept(folder, 'name', KEY)).toBeUndefined();
    keep(folder, 'name', KEY, [CONTENT]);
    expect(readKept(folder, 'name', KEY)).toBe(CONTENT);
  });

  it('is left out where something else is in the way, without a word', () => {
    mkdirSync(join(folder, 'name'), { recursive: true });
    keep(folder, 'name', KEY, [CONTENT]);
    expect(readKept(folder, 'name', KEY)).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['name']);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    keep(folder, 'name', KEY, [CONTENT]);
    expect(readKept(folder, 'name', KEY)).toBeUndefined();
    rmSync(folder);
    symlinkSync('/dev/full/nowhere', folder);
    keep(folder, 'name', KEY, [CONTENT]);
    expect(existsSync(folder)).toBe(false);
  });

  it('is one of a few, and none that is very long', () => {
    for (let number = 0; number < 8; number++) {
      keep(folder, `name${number}`, KEY, [CONTENT]);
      utimesSync(join(folder, `name${number}`), number + 1, number + 1);
    }
    writeFileSync(join(folder, 'dead.tmp'), 'x');
    utimesSync(join(folder, 'dead.tmp'), 0, 0);
    keep(folder, 'name8', KEY, [CONTENT]);
    expect(readdirSync(folder).sort()).toEqual(['name5', 'name6', 'name7', 'name8']);
    keep(folder, 'name9', KEY, Array(33).fill('x'.repeat(1024 * 1024)));
    expect(readKept(folder, 'name9', KEY)).toBeUndefined();
    expect(readdirSync(folder)).toHaveLength(4);
  });
});
