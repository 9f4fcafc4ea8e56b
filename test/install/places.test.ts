import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { PACKAGE, plimsoll } from '../support/io.ts';
import { treeOf } from '../support/tree.ts';

const SCRIPT = readFileSync(join(PACKAGE, 'hooks/pre-commit'), 'utf8');

const run = (repo: GitRepo, argv: string[], cwd = repo.root) => plimsoll(argv, { cwd, env: repo.env });

describe('the hooks folder is what Git says', () => {
  it('of a linked work tree: the one of the repository', async () => {
    const repo = gitRepo();
    repo.commit();
    const linked = join(repo.root, '../linked');
    repo.git('worktree', 'add', '-q', linked);
    const before = treeOf(repo.root);
    expect((await run(repo, ['install'], linked)).status).toBe(0);
    expect(repo.read('.git/hooks/pre-commit')).toBe(SCRIPT);
    expect((await run(repo, ['install'])).out).toBe('plimsoll is already installed\n');
    expect((await run(repo, ['status'], linked)).out).toContain('linked work tree');
    expect((await run(repo, ['uninstall'])).status).toBe(0);
    expect(treeOf(repo.root)).toEqual(before);
  });

  it('of a submodule: its own', async () => {
    const inner = gitRepo();
    inner.commit();
    const repo = gitRepo();
    repo.commit();
    repo.git('submodule', '--quiet', 'add', inner.root, 'sub');
    expect((await run(repo, ['install'], repo.path('sub'))).status).toBe(0);
    expect(repo.read('.git/modules/sub/hooks/pre-commit')).toBe(SCRIPT);
    expect(existsSync(repo.path('.git/hooks/pre-commit'))).toBe(false);
    expect((await run(repo, ['status'], repo.path('sub'))).out).toContain('submodule');
  });

  it('with --separate-git-dir', async () => {
    const repo = gitRepo({ init: ['--separate-git-dir', '../elsewhere.git'] });
    expect((await run(repo, ['install'])).status).toBe(0);
    expect(readFileSync(join(repo.root, '../elsewhere.git/hooks/pre-commit'), 'utf8')).toBe(SCRIPT);
  });

  it.each(['team hooks', '.githooks', './a/../b'])(
    'with a relative core.hooksPath %j, from a subfolder',
    async (value) => {
      const repo = gitRepo();
      repo.git('config', 'core.hooksPath', value);
      mkdirSync(repo.path('deep/er'), { recursive: true });
      const before = treeOf(repo.root);
      const outcome = await run(repo, ['install'], repo.path('deep/er'));
      expect(outcome).toMatchObject({ status: 0, err: '' });
      expect(repo.read(join(value, 'pre-commit'))).toBe(SCRIPT);
      expect(outcome.out).toContain('lies in the work tree');
      expect(existsSync(repo.path('.git/hooks/pre-commit'))).toBe(false);
      await run(repo, ['uninstall']);
      expect(treeOf(repo.root)).toEqual(before);
    },
  );

  it('with an absolute core.hooksPath of the repository', async () => {
    const repo = gitRepo();
    const folder = join(repo.home, 'hooks for one');
    repo.git('config', 'core.hooksPath', folder);
    expect((await run(repo, ['install'])).status).toBe(0);
    expect(readFileSync(join(folder, 'pre-commit'), 'utf8')).toBe(SCRIPT);
  });

  it('with a dotfiles repository: GIT_DIR and GIT_WORK_TREE', async () => {
    const bare = gitRepo({ init: ['--bare'] });
    const tree = join(bare.root, '../tree');
    mkdirSync(tree);
    const env = { ...bare.env, GIT_DIR: bare.root, GIT_WORK_TREE: tree };
    expect((await plimsoll(['install'], { cwd: tree, env })).status).toBe(0);
    expect(bare.read('hooks/pre-commit')).toBe(SCRIPT);
  });
});

describe('a core.hooksPath for all repositories', () => {
  function shared(): { repo: GitRepo; folder: string } {
    const repo = gitRepo();
    const folder = join(repo.home, 'hooks');
    repo.git('config', '--global', 'core.hooksPath', folder);
    repo.run('sh', [
      '-c',
      `mkdir '${folder}' && printf '#!/bin/sh\\n' > '${folder}/pre-commit' && chmod +x '${folder}/pre-commit'`,
    ]);
    return { repo, folder };
  }

  it('is left alone, and the ways out are named', async () => {
    const { repo, folder } = shared();
    const before = treeOf(join(repo.root, '..'));
    const outcome = await run(repo, ['install']);
    expect(outcome.status).toBe(2);
    expect(outcome.err).toContain(folder);
    expect(outcome.err).toContain('(global)');
    for (const way of ['--global', '--local-hooks-path', 'sh node_modules/plimsoll/hooks/pre-commit']) {
      expect(outcome.err).toContain(way);
    }
    expect(treeOf(join(repo.root, '..'))).toEqual(before);
  });

  it('gives way to a folder of its own when that is asked for', async () => {
    const { repo, folder } = shared();
    const before = treeOf(join(repo.root, '..'));
    const outcome = await run(repo, ['install', '--manager', 'none', '--local-hooks-path']);
    expect(outcome.status).toBe(0);
    expect(outcome.out).toContain(
      `Git will no longer run the hooks in ${folder} for this repository; there is: pre-commit`,
    );
    expect(repo.git('rev-parse', '--git-path', 'hooks/pre-commit')).toBe(repo.path('.git/hooks/pre-commit'));
    expect(repo.read('.git/hooks/pre-commit')).toBe(SCRIPT);
    await run(repo, ['uninstall']);
    expect(treeOf(join(repo.root, '..'))).toEqual(before);
  });
});

describe('which package the hook will use', () => {
  it('is recorded relative to the top when it is not in the usual place', async () => {
    const repo = gitRepo();
    mkdirSync(repo.path('apps/web/node_modules'), { recursive: true });
    repo.link('apps/web/node_modules/plimsoll', PACKAGE);
    expect((await run(repo, ['install'], repo.path('apps/web'))).status).toBe(0);
    expect(repo.git('config', 'plimsoll.package')).toBe('apps/web/node_modules/plimsoll');
    repo.link('node_modules/plimsoll', PACKAGE);
    const again = await run(repo, ['install']);
    expect(again.out).toContain('the hook used the plimsoll in apps/web/node_modules/plimsoll');
    expect(repo.try('config', 'plimsoll.package').status).toBe(1);
  });
});
