import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileReader } from '../../src/boot/file-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-reader-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of some bytes, none of them a blank. */
function file(length: number): string {
  const path = join(folder, `${length}`);
  writeFileSync(path, 'abcdefghij'.repeat(Math.ceil(length / 10)).slice(0, length));
  return path;
}

const MEGABYTE = 1024 * 1024;

describe('FileReader', () => {
  it.each([0, 1, 4095, MEGABYTE - 9, MEGABYTE - 4, MEGABYTE - 3, MEGABYTE, MEGABYTE + 1, 5 * MEGABYTE])(
    'reads %d bytes with a text before and behind them',
    (length) => {
      const reader = new FileReader();
      for (const more of [length, 3]) {
        const text = reader.read(file(more), '[<', '>]').toString('latin1');
        expect(text.length).toBe(more + 4);
        expect(text.slice(0, 2) + text.slice(-2)).toBe('[<>]');
        expect(text.slice(2, -2)).toBe('abcdefghij'.repeat(Math.ceil(more / 10)).slice(0, more));
      }
    },
  );

  it('puts blanks behind what it has read, up to a length', () => {
    const reader = new FileReader();
    for (const length of [8, 100, MEGABYTE, 3 * MEGABYTE]) {
      const text = reader.padded(reader.read(file(5), '(', ')'), length).toString('latin1');
      expect(text.length).toBe(length);
      expect(text.trimEnd()).toBe('(abcde)');
    }
    expect(reader.padded(reader.read(file(5)), 3).toString('latin1')).toBe('abcde');
  });

  it('throws where there is no file', () => {
    expect(() => new FileReader().read(join(folder, 'none'))).toThrow('ENOENT');
  });
});
