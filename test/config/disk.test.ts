import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskReader } from '../../src/config/disk.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plimsoll-disk-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a configuration on disk', () => {
  it('is read, also through a link', () => {
    writeFileSync(join(root, 'a.yaml'), 'failOn: error\n');
    symlinkSync('a.yaml', join(root, '.plimsoll.yaml'));
    mkdirSync(join(root, '.plimsoll.yml'));
    const read = diskReader(root);
    expect(['.plimsoll.yaml', '.plimsoll.yml', '.plimsoll.json'].map(read)).toEqual([
      'failOn: error\n',
      undefined,
      undefined,
    ]);
  });

  it('is not taken for absent where its link leads nowhere', () => {
    for (const name of ['.plimsoll.yaml', '.snyk']) symlinkSync('nowhere', join(root, name));
    const read = diskReader(root);
    expect(() => read('.plimsoll.yaml')).toThrow('.plimsoll.yaml is a symbolic link to a file that is not there');
    expect(read('.snyk')).toBeUndefined();
    symlinkSync('.plimsoll.yml', join(root, '.plimsoll.yml'));
    expect(() => read('.plimsoll.yml')).toThrow(/^\.plimsoll\.yml cannot be read: ELOOP/);
  });
});
