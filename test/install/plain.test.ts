import { chmodSync, existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { PACKAGE, plimsoll } from '../support/io.ts';
import { treeOf } from '../support/tree.ts';

const SCRIPT = readFileSync(join(PACKAGE, 'hooks/pre-commit'), 'utf8');
const HOOK = '.git/hooks/pre-commit';

const run = (repo: GitRepo, ...argv: string[]) => plimsoll(argv, { cwd: repo.root, env: repo.env });

describe('install in a plain repository', () => {
  it('writes the two hooks and leaves nothing behind when they are taken out', async () => {
    const repo = gitRepo();
    const before = treeOf(repo.root);
    expect(await run(repo, 'install')).toMatchObject({ status: 0, err: '' });
    expect(repo.read(HOOK)).toBe(SCRIPT);
    expect(lstatSync(repo.path('.git/hooks/pre-merge-commit')).mode & 0o777).toBe(0o755);
    expect(repo.git('config', 'plimsoll.node')).toBe(process.execPath);
    expect(await run(repo, 'uninstall')).toMatchObject({ status: 0, err: '' });
    expect(treeOf(repo.root)).toEqual(before);
    expect(await run(repo, 'uninstall')).toMatchObject({ status: 0, out: 'plimsoll is not installed here\n' });
  });

  it('takes temporary files of killed fixes with it, in every work tree, but no journal', async () => {
    const repo = gitRepo();
    repo.commit();
    repo.git('worktree', 'add', '-q', '../linked');
    const before = treeOf(repo.root);
    await run(repo, 'install');
    for (const gitDir of ['.git', '.git/worktrees/linked']) repo.write(`${gitDir}/plimsoll/fix-999999999-1-1.tmp`, 'x');
    await run(repo, 'uninstall');
    expect(treeOf(repo.root)).toEqual(before);
    const journal = '.git/plimsoll/fix-999999999-1.json';
    repo.write(journal, '{}');
    await run(repo, 'uninstall');
    expect(repo.read(journal)).toBe('{}');
  });

  it('changes nothing the second time, and says so', async () => {
    const repo = gitRepo();
    await run(repo, 'install');
    const before = treeOf(repo.root);
    const time = lstatSync(repo.path(HOOK)).mtimeMs;
    expect(await run(repo, 'install')).toMatchObject({ status: 0, out: 'plimsoll is already installed\n' });
    expect(treeOf(repo.root)).toEqual(before);
    expect(lstatSync(repo.path(HOOK)).mtimeMs).toBe(time);
  });

  it('says what happens now, how to try it, skip it and undo it', async () => {
    const repo = gitRepo();
    const { out } = await run(repo, 'install');
    expect(out).toBe(`plimsoll is installed.

  Now        git commit and git merge check Dockerfiles, Kubernetes manifests and
             Compose files; a blocking finding stops the command.
  Try it     npx plimsoll check
  Skip once  git commit --no-verify
  Undo       npx plimsoll uninstall
`);
  });

  it('counts what is wrong already, and proposes scope: new when that is a lot', async () => {
    const repo = gitRepo();
    const adds = (count: number) => `FROM scratch\n${'ADD https://x.example/a.tar /a/\n'.repeat(count)}MAINTAINER me\n`;
    repo.write('.plimsoll.yaml', 'select: [DL3020, DL4000, DL3002]\nseverity: {DL4000: error}\n');
    repo.stage('a/Dockerfile', adds(1));
    repo.commit();
    const few = await run(repo, 'install');
    expect(few.out).toContain(
      '\nThis repository already has 1 blocking finding in 1 file (npx plimsoll check lists them).\n',
    );
    expect(few.out).not.toContain('--scope new');
    await run(repo, 'uninstall');
    for (let at = 0; at < 12; at++) repo.stage(`s${at}/Dockerfile`, adds(0));
    const many = await run(repo, 'install');
    expect(many.out).toContain('\nThis repository already has 13 blocking findings in 13 files');
    expect(many.out).toContain('\nTo block only on new ones:  npx plimsoll install --scope new\n');
    await run(repo, 'uninstall');
    expect((await run(repo, 'install', '--scope', 'new')).out).toContain('With scope: new they do not block');
  });

  it('offers the prepare script, adds it on request, and uninstall restores package.json', async () => {
    const before = '{\n  "name": "app",\n  "devDependencies": { "plimsoll": "0.1.0" }\n}\n';
    const repo = gitRepo();
    repo.write('package.json', before);
    expect((await run(repo, 'install', '--no')).out).toContain('add this script in package.json');
    expect(repo.read('package.json')).toBe(before);
    await run(repo, 'uninstall');
    const { out } = await run(repo, 'install', '--yes');
    expect(out).not.toContain('add this script');
    expect(JSON.parse(repo.read('package.json')).scripts).toEqual({ prepare: 'plimsoll install' });
    await run(repo, 'uninstall');
    expect(repo.read('package.json')).toBe(before);
    repo.write('package.json', before.replace('"name"', '"scripts": { "prepare": "tsc" },\n  "name"'));
    expect((await run(repo, 'install', '--yes')).out).toContain('extend this script in package.json');
    expect(JSON.parse(repo.read('package.json')).scripts).toEqual({ prepare: 'tsc' });
  });

  it('changes nothing with --dry-run, and shows every change', async () => {
    const repo = gitRepo();
    repo.write(HOOK, '#!/bin/sh\n', 0o755);
    const before = treeOf(repo.root);
    const dry = await run(repo, 'install', '--dry-run');
    expect(dry.status).toBe(0);
    expect(dry.out).toContain('rename  .git/hooks/pre-commit to .git/hooks/pre-commit.pre-plimsoll\n');
    expect(dry.out).toContain(`write   .git/hooks/pre-commit (mode 755, ${SCRIPT.length} bytes)\n`);
    expect(dry.out).toContain(`set     plimsoll.node = ${process.execPath}`);
    const added = SCRIPT.trimEnd().split('\n');
    expect(dry.out).toContain(`bytes)\n${added.map((line) => `          + ${line}`.trimEnd()).join('\n')}\n`);
    // The other hook's script is the same but for its name.
    expect(dry.out).toMatch(
      /pre-merge-commit \(mode 755, \d+ bytes\)\n +as \.git\/hooks\/pre-commit above, but for:\n +@@ line \d+ @@\n +- hook=pre-commit\n +\+ hook=pre-merge-commit\n/,
    );
    expect(treeOf(repo.root)).toEqual(before);
  });

  it('shows with --dry-run what would change in a hook that is replaced', async () => {
    const repo = gitRepo();
    await run(repo, 'install');
    repo.write(HOOK, SCRIPT.replace('hook=pre-commit\n', 'hook=mine\r\nmore\n'), 0o755);
    const dry = await run(repo, 'install', '--force', '--dry-run');
    const [first = '', ...shown] = dry.out.slice(dry.out.indexOf('replace')).split('\n');
    expect(first).toBe(`replace .git/hooks/pre-commit (mode 755, ${SCRIPT.length} bytes)`);
    expect(shown.slice(0, 4)).toEqual([
      '          @@ line 5 @@',
      '          - hook=mine',
      '          - more',
      '          + hook=pre-commit',
    ]);
    expect(repo.read(HOOK)).toContain('hook=mine');
  });

  it('writes the hooks that are asked for, and knows which there are', async () => {
    const repo = gitRepo();
    expect((await run(repo, 'install', '--hooks', 'pre-merge-commit')).status).toBe(0);
    expect(existsSync(repo.path(HOOK))).toBe(false);
    expect(existsSync(repo.path('.git/hooks/pre-merge-commit'))).toBe(true);
    const wrong = await run(repo, 'install', '--hooks', 'pre-comit');
    expect(wrong).toMatchObject({ status: 2, out: '' });
    expect(wrong.err).toContain('plimsoll has no script for the hook "pre-comit"');
    expect(wrong.err).toContain('pre-commit, pre-merge-commit, pre-push, pre-applypatch');
    expect((await run(repo, 'install', '--hooks', 'ask-git')).status).toBe(2);
  });

  it('writes the hooks for a push and a patch, and keeps them up to date from then on', async () => {
    const repo = gitRepo();
    repo.write('.git/hooks/pre-push', '#!/bin/sh\necho mine\n', 0o755);
    const before = treeOf(repo.root);
    const outcome = await run(repo, 'install', '--hooks', 'pre-push,pre-applypatch');
    expect(outcome).toMatchObject({ status: 0, err: '' });
    expect(outcome.out).toContain('note: your pre-push is kept as pre-push.pre-plimsoll and runs first');
    expect(existsSync(repo.path(HOOK))).toBe(false);
    const script = readFileSync(join(PACKAGE, 'hooks/pre-push'), 'utf8');
    expect(repo.read('.git/hooks/pre-push')).toBe(script);
    expect(lstatSync(repo.path('.git/hooks/pre-applypatch')).mode & 0o777).toBe(0o755);
    chmodSync(repo.path('.git/hooks/pre-push'), 0o644);
    expect((await run(repo, 'install', '--verbose')).out).toContain('.git/hooks/pre-push (mode 755');
    expect(repo.read(HOOK)).toBe(SCRIPT);
    expect((await run(repo, 'install')).out).toBe('plimsoll is already installed\n');
    expect((await run(repo, 'uninstall')).status).toBe(0);
    expect(treeOf(repo.root)).toEqual(before);
  });

  it('makes the hooks folder that is missing, and takes it away again', async () => {
    const repo = gitRepo({ init: ['--template='] });
    const before = treeOf(repo.root);
    expect((await run(repo, 'install')).status).toBe(0);
    expect(repo.read(HOOK)).toBe(SCRIPT);
    await run(repo, 'uninstall');
    expect(treeOf(repo.root)).toEqual(before);
  });

  it.each([
    ['group', 0o775],
    ['0640', 0o750],
    ['false', 0o755],
  ])('minds core.sharedRepository %s', async (value, mode) => {
    const repo = gitRepo();
    repo.git('config', 'core.sharedRepository', value);
    await run(repo, 'install');
    expect(lstatSync(repo.path(HOOK)).mode & 0o777).toBe(mode);
  });
});

describe("somebody's own hook", () => {
  it('is kept under a new name, runs first, and comes back', async () => {
    const repo = gitRepo();
    repo.write(HOOK, '#!/bin/sh\necho mine ran\nexit ${STATUS:-0}\n', 0o751);
    const before = treeOf(repo.root);
    const outcome = await run(repo, 'install');
    expect(outcome.out).toContain('note: your pre-commit is kept as pre-commit.pre-plimsoll and runs first');
    repo.stage('notes.txt', 'x\n');
    expect(repo.try('commit', '-m', 'x').output).toContain('mine ran');
    repo.stage('notes.txt', 'y\n');
    expect(repo.run('git', ['commit', '-m', 'y'], { env: { STATUS: '3' } }).status).toBe(1);
    await run(repo, 'uninstall');
    expect(treeOf(repo.path('.git/hooks'))).toEqual(
      Object.fromEntries(
        Object.entries(before).flatMap(([name, what]) =>
          name.startsWith('.git/hooks/') ? [[name.slice('.git/hooks/'.length), what]] : [],
        ),
      ),
    );
  });

  it.each([
    ['overcommit', '#!/usr/bin/env ruby\n# Entrypoint for Overcommit hook integration\n'],
    ['yorkie', '#!/bin/sh\n#yorkie 2.0.0\n'],
    ['husky', '#!/bin/sh\n# husky v4.3.8\n'],
    ['cargo-husky', '#!/bin/sh\n# This hook was set by cargo-husky v1.5.0\n'],
    ['git-secrets', '#!/usr/bin/env bash\ngit secrets --pre_commit_hook -- "$@" # git-secrets\n'],
  ])('of %s is kept like any other, and named', async (name, text) => {
    const repo = gitRepo();
    repo.write(HOOK, text, 0o755);
    const outcome = await run(repo, 'install');
    expect(outcome.out).toContain('note: your pre-commit is kept as pre-commit.pre-plimsoll and runs first');
    expect(outcome.out).toContain(`your pre-commit looks like ${name}'s`);
    await run(repo, 'uninstall');
    expect(repo.read(HOOK)).toBe(text);
  });

  it('that is a symbolic link is moved, and its target never written', async () => {
    const repo = gitRepo();
    repo.write('scripts/check', '#!/bin/sh\necho linked ran\n', 0o755);
    repo.link(HOOK, '../../scripts/check');
    expect((await run(repo, 'install')).status).toBe(0);
    expect(readlinkSync(repo.path(`${HOOK}.pre-plimsoll`))).toBe('../../scripts/check');
    expect(repo.read('scripts/check')).toBe('#!/bin/sh\necho linked ran\n');
    repo.stage('notes.txt', 'x\n');
    expect(repo.try('commit', '-m', 'x').output).toContain('linked ran');
    await run(repo, 'uninstall');
    expect(readlinkSync(repo.path(HOOK))).toBe('../../scripts/check');
  });

  it('that is not executable is kept and does not run, as before', async () => {
    const repo = gitRepo();
    repo.write(HOOK, '#!/bin/sh\nexit 1\n', 0o644);
    expect((await run(repo, 'install')).out).toContain('it is not executable, so it does not run, as before');
    repo.stage('notes.txt', 'x\n');
    expect(repo.try('commit', '-m', 'x').status).toBe(0);
    await run(repo, 'uninstall');
    expect(lstatSync(repo.path(HOOK)).mode & 0o777).toBe(0o644);
  });

  it('that another tool wrote over ours is chained, and no earlier backup is lost', async () => {
    const repo = gitRepo();
    repo.write(HOOK, '#!/bin/sh\necho first\n', 0o755);
    await run(repo, 'install');
    repo.write(HOOK, '#!/bin/sh\necho second\n', 0o755);
    expect((await run(repo, 'install')).status).toBe(0);
    expect(repo.read(`${HOOK}.pre-plimsoll`)).toBe('#!/bin/sh\necho second\n');
    expect(repo.read(`${HOOK}.pre-plimsoll-2`)).toBe('#!/bin/sh\necho first\n');
    repo.stage('notes.txt', 'x\n');
    expect(repo.try('commit', '-m', 'x').output).toContain('second');
    expect((await run(repo, 'uninstall')).status).toBe(0);
    expect(repo.read(HOOK)).toBe('#!/bin/sh\necho second\n');
    expect(repo.read(`${HOOK}.pre-plimsoll`)).toBe('#!/bin/sh\necho first\n');
  });

  it('that another tool wrote over ours is left alone by uninstall, which names the backup', async () => {
    const repo = gitRepo();
    repo.write(HOOK, '#!/bin/sh\necho first\n', 0o755);
    await run(repo, 'install');
    repo.write(HOOK, '#!/bin/sh\necho second\n', 0o755);
    const outcome = await run(repo, 'uninstall');
    expect(outcome.out).toContain('pre-commit.pre-plimsoll');
    expect(repo.read(HOOK)).toBe('#!/bin/sh\necho second\n');
    expect(repo.read(`${HOOK}.pre-plimsoll`)).toBe('#!/bin/sh\necho first\n');
  });
});

describe('a hook of ours that another tool renamed', () => {
  const TOOL = '#!/bin/sh\necho tool\n';

  it.each([
    ['.legacy', true],
    ['.legacy', false],
    ['.old', true],
    ['.old', false],
  ])(
    'to pre-commit%s goes with uninstall, and what it had displaced takes its place (receipt: %s)',
    async (end, has) => {
      const repo = gitRepo();
      repo.write(HOOK, '#!/bin/sh\necho mine\n', 0o755);
      await run(repo, 'install');
      repo.run('mv', [repo.path(HOOK), repo.path(`${HOOK}${end}`)]);
      repo.write(HOOK, TOOL, 0o755);
      if (!has) repo.run('rm', ['-r', repo.path('.git/plimsoll')]);
      const outcome = await run(repo, 'uninstall');
      expect(outcome).toMatchObject({ status: 0, err: '' });
      expect(outcome.out).toContain(`pre-commit.pre-plimsoll back to ${repo.path(HOOK)}${end}`);
      expect(repo.read(HOOK)).toBe(TOOL);
      expect(repo.read(`${HOOK}${end}`)).toBe('#!/bin/sh\necho mine\n');
      expect(existsSync(repo.path(`${HOOK}.pre-plimsoll`))).toBe(false);
      expect(existsSync(repo.path('.git/hooks/pre-merge-commit'))).toBe(false);
    },
  );

  it('is left alone when it was edited', async () => {
    const repo = gitRepo();
    await run(repo, 'install');
    repo.write(`${HOOK}.legacy`, `${SCRIPT}# mine\n`, 0o755);
    repo.write(HOOK, TOOL, 0o755);
    expect((await run(repo, 'uninstall')).status).toBe(0);
    expect(repo.read(`${HOOK}.legacy`)).toBe(`${SCRIPT}# mine\n`);
    expect(repo.read(HOOK)).toBe(TOOL);
  });
});

describe('a hook of ours', () => {
  it('that is an older one is replaced', async () => {
    const repo = gitRepo();
    await run(repo, 'install');
    const receipt = JSON.parse(repo.read('.git/plimsoll/install.json'));
    const older = SCRIPT.replace('exit 2', 'exit 3');
    repo.write(HOOK, older, 0o755);
    const { sha256 } = await import('../../src/install/files.ts');
    for (const action of receipt.actions) if (action.path === 'hooks/pre-commit') action.wrote = sha256(older);
    repo.write('.git/plimsoll/install.json', JSON.stringify(receipt));
    expect((await run(repo, 'install', '--verbose')).out).toContain('replace .git/hooks/pre-commit');
    expect(repo.read(HOOK)).toBe(SCRIPT);
    await run(repo, 'uninstall');
    expect(existsSync(repo.path(HOOK))).toBe(false);
  });

  it('that somebody edited stops both commands until --force', async () => {
    const repo = gitRepo();
    await run(repo, 'install');
    const edited = `${SCRIPT}# mine\n`;
    repo.write(HOOK, edited, 0o755);
    for (const command of ['install', 'uninstall']) {
      const outcome = await run(repo, command);
      expect(outcome.status).toBe(2);
      expect(outcome.err).toContain('edited');
      expect(outcome.err).toContain('+ # mine');
      expect(outcome.err).toContain('--force');
      expect(repo.read(HOOK)).toBe(edited);
    }
    expect((await run(repo, 'install', '--force')).status).toBe(0);
    expect(repo.read(HOOK)).toBe(SCRIPT);
    repo.write(HOOK, edited, 0o755);
    expect((await run(repo, 'uninstall', '--force')).status).toBe(0);
    expect(existsSync(repo.path(HOOK))).toBe(false);
  });

  it('that lost its execute bit gets it back', async () => {
    const repo = gitRepo();
    await run(repo, 'install');
    chmodSync(repo.path(HOOK), 0o644);
    expect((await run(repo, 'install')).status).toBe(0);
    expect(lstatSync(repo.path(HOOK)).mode & 0o777).toBe(0o755);
  });

  it('is taken out by marks and names where the receipt is missing', async () => {
    const repo = gitRepo();
    repo.write(HOOK, '#!/bin/sh\necho mine\n', 0o755);
    const hooks = treeOf(repo.path('.git/hooks'));
    await run(repo, 'install');
    repo.run('rm', ['-r', repo.path('.git/plimsoll')]);
    expect((await run(repo, 'uninstall')).status).toBe(0);
    expect(treeOf(repo.path('.git/hooks'))).toEqual(hooks);
    expect(repo.try('config', '--get-regexp', '^plimsoll\\.').stdout).toBe('');
  });
});

describe('what cannot be done', () => {
  it('outside a repository, in a bare one and inside .git ends with one line', async () => {
    const repo = gitRepo();
    const bare = gitRepo({ init: ['--bare'] });
    const places = [
      { cwd: repo.home, says: 'not in a Git repository' },
      { cwd: bare.root, says: 'bare repository' },
      { cwd: repo.path('.git'), says: 'bare repository' },
    ];
    for (const { cwd, says } of places) {
      for (const command of ['install', 'uninstall', 'status']) {
        const outcome = await plimsoll([command], { cwd, env: { ...repo.env, GIT_CEILING_DIRECTORIES: repo.home } });
        expect(outcome.status).toBe(2);
        expect(outcome.err).toMatch(/^plimsoll: /);
        expect(outcome.err).toContain(says);
      }
    }
  });

  it('a folder in the way of a hook is named', async () => {
    const repo = gitRepo();
    repo.write(`${HOOK}/x`, '');
    const outcome = await run(repo, 'install');
    expect(outcome.status).toBe(2);
    expect(outcome.err).toContain(`${repo.path(HOOK)} is not a file`);
  });

  it.each([1, 2, 3, 4, 5])(
    'what an install that was killed after step %i did is taken back all the same',
    async (kept) => {
      const repo = gitRepo({ init: ['--template='] });
      repo.write(HOOK, '#!/bin/sh\necho mine\n', 0o755);
      const before = treeOf(repo.root);
      await run(repo, 'install');
      // The receipt is there before the first step: undo what would not have been done yet, the last step first.
      const steps = [
        () => repo.run('mv', [repo.path(`${HOOK}.pre-plimsoll`), repo.path(HOOK)]),
        () => repo.run('rm', [repo.path(HOOK)]),
        () => repo.run('rm', [repo.path('.git/hooks/pre-merge-commit')]),
        () => repo.git('config', '--unset', 'plimsoll.node'),
        () => repo.git('config', '--unset', 'plimsoll.home'),
      ];
      for (const undo of steps.slice(kept).reverse()) undo();
      const receipt = JSON.parse(repo.read('.git/plimsoll/install.json'));
      repo.write('.git/plimsoll/install.json', JSON.stringify({ version: 1, actions: receipt.actions }));
      expect((await run(repo, 'uninstall')).status).toBe(0);
      const after = treeOf(repo.root);
      // Git leaves the heading of a section that it has emptied.
      expect({ ...after, '.git/config': '' }).toEqual({ ...before, '.git/config': '' });
      expect(repo.try('config', '--get-regexp', '^plimsoll').stdout).toBe('');
    },
  );

  it('a failing step takes back the ones before it', async () => {
    const repo = gitRepo();
    repo.write(HOOK, '#!/bin/sh\necho mine\n', 0o755);
    // Git cannot lock its configuration: the hook files are written by then.
    repo.write('.git/config.lock', '');
    const before = treeOf(repo.root);
    const outcome = await run(repo, 'install');
    expect(outcome.status).toBe(2);
    expect(outcome.err).toMatch(/^plimsoll: .*lock/);
    expect(treeOf(repo.root)).toEqual(before);
  });

  it('a life-cycle script in CI does nothing, and outside a repository does not fail', async () => {
    const repo = gitRepo();
    const env = { ...repo.env, npm_lifecycle_event: 'prepare' };
    const before = treeOf(repo.root);
    const ci = await plimsoll(['install'], { cwd: repo.root, env: { ...env, CI: 'true' } });
    expect(ci).toMatchObject({ status: 0, err: '' });
    expect(ci.out.split('\n')).toHaveLength(2);
    expect(treeOf(repo.root)).toEqual(before);
    const outside = await plimsoll(['install'], {
      cwd: repo.home,
      env: { ...env, GIT_CEILING_DIRECTORIES: repo.home },
    });
    expect(outside).toMatchObject({ status: 0, err: '' });
    expect((await plimsoll(['install'], { cwd: repo.root, env: { ...repo.env, CI: 'true' } })).status).toBe(0);
    expect(existsSync(repo.path(HOOK))).toBe(true);
  });
});
