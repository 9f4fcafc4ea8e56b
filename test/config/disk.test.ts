import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskReader, namedConfig } from '../../src/config/disk.ts';
import { loadConfig } from '../../src/config/load.ts';

let home = '';
let root = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'plimsoll-disk-'));
  root = join(home, 'repository');
  mkdirSync(join(root, '.git'), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true }));

const SECRET = 'npm_0123456789abcdefghijABCDEFGHIJ012345';
const LIMIT = 1024 * 1024;

/** What a link may lead to that is no configuration, and what is said of it. */
const TARGETS: readonly (readonly [what: string, make: () => string, said: string])[] = [
  ['nothing', () => 'nowhere', 'is a symbolic link to a file that is not there'],
  ['itself', () => 'circle', 'is a symbolic link that leads back to itself'],
  [
    'a pipe',
    () => made('pipe', (path) => execFileSync('sh', ['-c', 'mkfifo "$0"', path])),
    'something that is not a regular file',
  ],
  ['a folder', () => made('folder', (path) => mkdirSync(path)), 'is a symbolic link to a folder'],
  [
    'a large file',
    () => made('large', (path) => writeFileSync(path, Buffer.alloc(LIMIT + 1))),
    'is too large: 1025 kB',
  ],
  ['a file of the user', () => made('../.npmrc', (path) => writeFileSync(path, SECRET)), 'out of the repository'],
  [
    'an absolute path',
    () =>
      join(
        root,
        made('../.env', (path) => writeFileSync(path, SECRET)),
      ),
    'out of the repository',
  ],
  ['a device', () => '/dev/zero', 'out of the repository'],
  ['this process', () => '/proc/self/environ', 'out of the repository'],
  ['the Git folder', () => made('.git/config', (path) => writeFileSync(path, SECRET)), 'into the Git folder'],
];

function made(name: string, make: (path: string) => unknown): string {
  make(join(root, name));
  return name;
}

function linked(name: string, target: string): void {
  if (target === 'circle') symlinkSync(name, join(root, name));
  else symlinkSync(target, join(root, name));
}

describe('a configuration on disk', () => {
  it('is read, also through a link to a file of the repository', () => {
    writeFileSync(join(root, 'a.yaml'), 'failOn: error\n');
    symlinkSync('a.yaml', join(root, '.plimsoll.yaml'));
    symlinkSync(join(root, '.plimsoll.yaml'), join(root, '.snyk'));
    mkdirSync(join(root, '.plimsoll.yml'));
    const read = diskReader(root);
    expect(['.plimsoll.yaml', '.snyk', '.plimsoll.yml', '.plimsoll.json'].map(read)).toEqual([
      'failOn: error\n',
      'failOn: error\n',
      undefined,
      undefined,
    ]);
  });

  it.each(['.plimsoll.yaml', '.plimsoll.yml', '.plimsoll.json', '.hadolint.yaml', '.hadolint.yml'])(
    '%s is an error where it is no regular file of the repository',
    async (name) => {
      for (const [, make, said] of TARGETS) {
        linked(name, make());
        await expect(loadConfig({ read: diskReader(root) })).rejects.toThrow(said);
        rmSync(join(root, name));
        for (const left of ['pipe', 'folder', 'large']) rmSync(join(root, left), { recursive: true, force: true });
      }
      execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, name)]);
      await expect(loadConfig({ read: diskReader(root) })).rejects.toThrow(`${name} is not a regular file`);
    },
  );

  it.each(['package.json', '.snyk', '.trivyignore', '.trivyignore.yaml'])(
    '%s of another tool is left out with a note',
    async (name) => {
      for (const [, make, said] of TARGETS) {
        linked(name, make());
        const { notes, config } = await loadConfig({ read: diskReader(root) });
        expect(notes).toEqual([expect.stringContaining(said)]);
        expect(notes[0]).toMatch(/^\S+ .*; it is ignored$/);
        expect(notes[0]).not.toContain(SECRET.slice(4, 9));
        expect(config.sources).toEqual([]);
        rmSync(join(root, name));
        for (const left of ['pipe', 'folder', 'large']) rmSync(join(root, left), { recursive: true, force: true });
      }
    },
  );
});

describe('a configuration that the user names', () => {
  it('may lie anywhere, also behind a link', () => {
    writeFileSync(join(home, 'own.yaml'), 'failOn: error\n');
    symlinkSync('../own.yaml', join(root, 'link.yaml'));
    expect(namedConfig(root, '../own.yaml').text).toBe('failOn: error\n');
    expect(namedConfig(root, 'link.yaml').text).toBe('failOn: error\n');
  });

  it('is a regular file of a sensible size', () => {
    const errorOf = (path: string): string => {
      try {
        return namedConfig(root, path).text;
      } catch (error) {
        return String(error);
      }
    };
    expect(errorOf('nowhere')).toBe('ConfigError: cannot read the configuration nowhere: there is no such file');
    expect(errorOf('.')).toBe('ConfigError: cannot read the configuration .: it is a folder');
    expect(errorOf('/dev/zero')).toBe('ConfigError: cannot read the configuration /dev/zero: it is not a regular file');
    for (const [what, make, said] of TARGETS.slice(0, 5)) {
      linked('link', make());
      expect(errorOf('link'), what).toContain(said);
      rmSync(join(root, 'link'));
    }
  });
});
