import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteRun } from '../../src/boot/last-run.ts';
import { readLastRun } from '../../src/install/last-run.ts';

let common = '';
beforeEach(() => {
  common = mkdtempSync(join(tmpdir(), 'plimsoll-last-run-'));
});
afterEach(() => rmSync(common, { recursive: true, force: true }));

const argv = (hook: string): string[] => ['node', 'plimsoll', 'run', '--handed', hook];

describe('noteRun', () => {
  it('is read back, the latest alone', () => {
    mkdirSync(join(common, 'plimsoll'));
    for (const [hook, status] of [
      ['pre-applypatch', 130],
      ['pre-push', 1],
      ['pre-commit', 0],
    ] as const) {
      noteRun(join(common, 'plimsoll'), argv(hook), status);
      expect(readLastRun(common)).toMatchObject({ hook, status, milliseconds: expect.any(Number) });
    }
  });

  it('replaces a longer file', () => {
    mkdirSync(join(common, 'plimsoll'));
    writeFileSync(join(common, 'plimsoll/last-run'), `{"hook":"${'x'.repeat(500)}"}`);
    noteRun(join(common, 'plimsoll'), argv('pre-commit'), 1);
    expect(readLastRun(common)).toMatchObject({ hook: 'pre-commit', status: 1 });
    expect(readFileSync(join(common, 'plimsoll/last-run'), 'utf8')).not.toContain('xxx');
  });

  it('says nothing where nothing can be written', () => {
    expect(() => noteRun(join(common, 'missing'), argv('pre-commit'), 0)).not.toThrow();
    expect(readLastRun(common)).toBeUndefined();
  });
});
