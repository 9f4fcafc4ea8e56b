import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGit } from '../../src/install/git.ts';
import { problemsOf } from '../../src/install/problems.ts';
import { PREFILTER, statusOf } from '../../src/install/status.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { PACKAGE, plimsoll } from '../support/io.ts';

const run = (repo: GitRepo, env: Record<string, string> = {}, ...argv: string[]) =>
  plimsoll(['status', ...argv], { cwd: repo.root, env: { ...repo.env, ...env } });

async function json(repo: GitRepo, env: Record<string, string> = {}) {
  const { out } = await run(repo, env, '--format', 'json');
  return JSON.parse(out);
}

async function installed(): Promise<GitRepo> {
  const repo = gitRepo();
  await plimsoll(['install'], { cwd: repo.root, env: repo.env });
  return repo;
}

describe('a work tree on a Windows drive, seen from WSL', () => {
  it('is explained, and only there', async () => {
    const repo = await installed();
    const facts = await statusOf(await openGit(repo.root, repo.env), repo.env, PACKAGE, Date.now());
    const shared = { ...facts, repository: { ...facts.repository, top: '/mnt/c/app' } };
    expect(problemsOf(facts, { WSL_DISTRO_NAME: 'Debian' })).toEqual([]);
    expect(problemsOf(shared, {})).toEqual([]);
    expect(problemsOf(shared, { WSL_DISTRO_NAME: 'Debian' })).toEqual([
      {
        what: expect.stringContaining('a Git of Windows runs the hook with its own sh and needs a Windows node'),
        fix: expect.stringContaining('PLIMSOLL_NODE'),
        grave: false,
      },
    ]);
  });
});

describe('status', () => {
  it('says that commits are checked, with what, and how long the first question takes', async () => {
    const repo = await installed();
    const outcome = await run(repo);
    expect(outcome).toMatchObject({ status: 0, err: '' });
    expect(outcome.out).toMatch(/^Commits here are checked\.\n/);
    expect(outcome.out).toContain(`ours: ${repo.path('.git/hooks/pre-commit')}`);
    expect(outcome.out).toMatch(/prefilter +\d+ ms: nothing to check staged now/);
    expect(outcome.out).toContain(`at ${process.execPath} (`);
    expect(outcome.out).not.toMatch(/problem:|note:/);
  });

  it('gives the same as JSON', async () => {
    const repo = await installed();
    repo.stage('Dockerfile', 'FROM a\n');
    const found = await json(repo);
    expect(found).toMatchObject({
      version: 1,
      checked: true,
      manager: null,
      repository: { top: repo.root, kind: 'repository', hooksPath: null },
      prefilter: { relevant: true },
      problems: [],
    });
    expect(found.hooks.map(({ hook, state, runs }: Record<string, unknown>) => [hook, state, runs])).toEqual([
      ['pre-commit', 'ours', true],
      ['pre-merge-commit', 'ours', true],
    ]);
    expect(found.nodeWithoutPath.path).toBe(process.execPath);
  });

  it('without hooks: status 1 and the command that mends it', async () => {
    const outcome = await run(gitRepo());
    expect(outcome.status).toBe(1);
    expect(outcome.out).toContain('Commits here are not checked.');
    expect(outcome.out).toContain('problem: there is no pre-commit hook\n  fix: npx plimsoll install\n');
  });

  it.each([
    ['not executable', (repo: GitRepo) => chmodSync(repo.path('.git/hooks/pre-commit'), 0o644), 'chmod +x'],
    ['other', (repo: GitRepo) => repo.write('.git/hooks/pre-commit', '#!/bin/sh\n', 0o755), 'npx plimsoll install'],
    ['missing', (repo: GitRepo) => repo.run('rm', [repo.path('.git/hooks/pre-commit')]), 'npx plimsoll install'],
  ])('a hook that is %s', async (state, change, mend) => {
    const repo = await installed();
    change(repo);
    const found = await json(repo);
    expect(found.checked).toBe(false);
    expect(found.hooks[0]).toMatchObject({ state, runs: false });
    expect(found.problems[0].fix).toContain(mend);
  });

  it('names the hooks for a push and a patch only where they have to do with plimsoll', async () => {
    const repo = await installed();
    repo.write('.git/hooks/pre-push', '#!/bin/sh\n', 0o755);
    expect((await json(repo)).hooks).toHaveLength(2);
    await plimsoll(['install', '--hooks', 'pre-push,pre-applypatch'], { cwd: repo.root, env: repo.env });
    const found = await json(repo);
    expect(found.hooks.slice(2)).toMatchObject([
      { hook: 'pre-push', state: 'ours', runs: true, displaced: repo.path('.git/hooks/pre-push.pre-plimsoll') },
      { hook: 'pre-applypatch', state: 'ours', runs: true, displaced: null },
    ]);
    expect(found.problems).toEqual([]);
    chmodSync(repo.path('.git/hooks/pre-push'), 0o644);
    expect(await json(repo)).toMatchObject({
      checked: true,
      problems: [{ fix: `chmod +x ${repo.path('.git/hooks/pre-push')}` }],
    });
  });

  it('an edited hook runs, and is named', async () => {
    const repo = await installed();
    repo.write('.git/hooks/pre-commit', `${repo.read('.git/hooks/pre-commit')}# mine\n`, 0o755);
    const found = await json(repo);
    expect(found.checked).toBe(true);
    expect(found.hooks[0].state).toBe('edited');
    expect(found.problems[0].fix).toBe('npx plimsoll install --force');
  });

  it('a displaced hook that is not executable is named', async () => {
    const repo = gitRepo();
    repo.write('.git/hooks/pre-commit', '#!/bin/sh\n', 0o644);
    await plimsoll(['install'], { cwd: repo.root, env: repo.env });
    const found = await json(repo);
    expect(found.hooks[0]).toMatchObject({
      displaced: repo.path('.git/hooks/pre-commit.pre-plimsoll'),
      displacedRuns: false,
    });
    expect(found.problems[0].what).toContain('does not run: it is not executable');
  });

  it.each([
    ['PLIMSOLL', '0', false],
    ['HADOLINT_FAILURE_THRESHOLD', 'error', true],
    ['PLIMSOLL_SKIP', 'DL3008', true],
  ])('the variable %s=%s is named', async (name, value, checked) => {
    const found = await json(await installed(), { [name]: value });
    expect(found.checked).toBe(checked);
    expect(found.environment).toContainEqual({ name, effect: expect.any(String) });
  });

  it('nothing is found without node and without the package', async () => {
    const repo = await installed();
    repo.git('config', 'plimsoll.home', '/nowhere');
    repo.git('config', 'plimsoll.node', '/nowhere');
    const bin = join(repo.home, 'bin');
    repo.run('sh', ['-c', `mkdir '${bin}' && ln -s "$(command -v git)" '${bin}/git'`]);
    const found = await json(repo, { PATH: bin });
    expect(found).toMatchObject({ checked: false, package: null });
    expect(found.problems.map(({ fix }: { fix: string }) => fix)).toContain('npm install');
  });

  it('locks that Git left behind are named with the way out', async () => {
    const repo = await installed();
    repo.write('.git/index.lock', '');
    const found = await json(repo);
    expect(found.leftovers[0].path).toBe(repo.path('.git/index.lock'));
    expect(found.problems[0].fix).toContain(`rm ${repo.path('.git/index.lock')}`);
  });

  it('the lock of the branch too, in a linked work tree as well', async () => {
    const repo = await installed();
    repo.commit();
    repo.git('worktree', 'add', '-q', '-b', 'topic/a', '../linked');
    repo.write('.git/refs/heads/main.lock', '');
    repo.write('.git/refs/heads/topic/a.lock', '');
    expect((await json(repo)).leftovers.map(({ path }: { path: string }) => path)).toEqual([
      repo.path('.git/refs/heads/main.lock'),
    ]);
    const linked = { cwd: join(repo.root, '../linked'), env: repo.env };
    const { out } = await plimsoll(['status'], linked);
    expect(out).toContain(`rm ${repo.path('.git/refs/heads/topic/a.lock')}`);
    expect(out).not.toContain('main.lock');
  });

  it('the journal of a fix is named once its process is gone', async () => {
    const repo = await installed();
    const running = `.git/plimsoll/fix-${process.pid}-${Date.now()}.json`;
    repo.write(running, `{"version":1,"pid":${process.pid},"started":"2026-11-24T12:00:00.000Z","entries":[]}\n`);
    expect((await json(repo)).leftovers).toEqual([]);
    repo.run('mv', [repo.path(running), repo.path('.git/plimsoll/fix-999999999-1.json')]);
    const { leftovers } = await json(repo);
    expect(leftovers).toMatchObject([{ path: repo.path('.git/plimsoll/fix-999999999-1.json') }]);
    expect(leftovers[0].what).toContain('the journal of an interrupted fix');
  });

  it('temporary files of a fix are named once their process is gone', async () => {
    const repo = await installed();
    repo.write(`.git/plimsoll/fix-${process.pid}-${Date.now()}-1.tmp`, 'x');
    expect((await json(repo)).leftovers).toEqual([]);
    repo.write('.git/plimsoll/fix-999999999-1-1.tmp', 'x');
    const path = repo.path('.git/plimsoll/fix-999999999-1-1.tmp');
    expect((await json(repo)).leftovers).toMatchObject([{ path, fix: `rm ${path}` }]);
  });

  it('husky that is not set up in a linked work tree is named', async () => {
    const repo = gitRepo();
    repo.git('config', 'core.hooksPath', '.husky/_');
    repo.stage('.husky/pre-commit', 'npm test\n');
    repo.commit();
    const linked = join(repo.root, '../linked');
    repo.git('worktree', 'add', '-q', linked);
    const { status, out } = await plimsoll(['doctor'], { cwd: linked, env: repo.env });
    expect(status).toBe(1);
    expect(out).toContain('husky is not set up in this working tree');
  });

  it('asks what the hook script asks', () => {
    const repo = gitRepo();
    const script = repo.run('cat', [join(PACKAGE, 'hooks/pre-commit')]).stdout;
    const question = script.slice(script.indexOf('git diff --cached'), script.indexOf('then\n  exit "$before"'));
    // The part that many patterns begin with is in a variable.
    const any = /^any='(.*)'$/m.exec(script)?.[1] ?? '';
    const asked = question.matchAll(/'(:\([^']+)'|"\$(?:any|\{any\})([^"]+)"/g);
    expect([...asked].map(([, whole, rest]) => whole ?? any + rest)).toEqual([...PREFILTER]);
  });
});
