import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attempt, writeAtomically } from '../../src/install/files.ts';
import { gitRepo, temporaryFolder } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';
import { treeOf } from '../support/tree.ts';

describe('a disk that says no', () => {
  it.each([
    ['EACCES', 'permission denied'],
    ['EROFS', 'the file system is read-only'],
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk quota is used up'],
  ])('%s is one line with the path and a remedy', (code, words) => {
    const fail = () =>
      attempt('write', '/srv/hooks/pre-commit', () => {
        throw Object.assign(new Error('raw'), { code });
      });
    expect(fail).toThrow(`cannot write /srv/hooks/pre-commit: ${words}`);
    expect(fail).toThrow(expect.objectContaining({ hint: expect.stringMatching(/./), exitCode: 2 }));
  });

  it('a hooks folder that cannot be made ends with one line and no change', async () => {
    const repo = gitRepo();
    repo.write('taken', '');
    repo.git('config', 'core.hooksPath', 'taken/hooks');
    const before = treeOf(repo.root);
    const outcome = await plimsoll(['install'], { cwd: repo.root, env: repo.env });
    expect(outcome).toMatchObject({ status: 2, out: '' });
    expect(outcome.err).toMatch(/^plimsoll: .*taken\/hooks.*\n/);
    expect(treeOf(repo.root)).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0)('a read-only hooks folder ends with one line and no change', async () => {
    const repo = gitRepo();
    chmodSync(repo.path('.git/hooks'), 0o555);
    const before = treeOf(repo.root);
    const outcome = await plimsoll(['install'], { cwd: repo.root, env: repo.env });
    chmodSync(repo.path('.git/hooks'), 0o755);
    expect(outcome.status).toBe(2);
    expect(outcome.err).toContain('permission denied');
    expect(treeOf(repo.root)).toEqual({ ...before, '.git/hooks': 'folder 755' });
  });

  it('a write that fails leaves no temporary file', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken/x'), { recursive: true });
    expect(() => writeAtomically(join(folder, 'taken'), 'x', 0o644)).toThrow('cannot write');
    expect(Object.keys(treeOf(folder))).toEqual(['taken', 'taken/x']);
  });
});

describe('a hooks folder that is a link', () => {
  it('is used as it is', async () => {
    const repo = gitRepo({ init: ['--template='] });
    mkdirSync(repo.path('githooks'));
    repo.link('.git/hooks', '../githooks');
    const before = treeOf(repo.root);
    expect((await plimsoll(['install'], { cwd: repo.root, env: repo.env })).status).toBe(0);
    expect(existsSync(repo.path('githooks/pre-commit'))).toBe(true);
    await plimsoll(['uninstall'], { cwd: repo.root, env: repo.env });
    expect(treeOf(repo.root)).toEqual(before);
  });
});
