import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/install/files.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';
import { treeOf } from '../support/tree.ts';

/** A git that says it is another version, before the real one on PATH. */
function pretend(repo: GitRepo, version: string): Record<string, string> {
  const bin = join(repo.home, '../bin');
  const real = repo.run('sh', ['-c', 'command -v git']).stdout.trim();
  mkdirSync(bin);
  mkdirSync(join(repo.home, '.config'));
  writeFileSync(
    join(bin, 'git'),
    `#!/bin/sh\n[ "$1" = --version ] && echo "git version ${version}" && exit\nexec ${real} "$@"\n`,
  );
  chmodSync(join(bin, 'git'), 0o755);
  return { ...repo.env, PATH: `${bin}:${repo.env['PATH'] ?? ''}` };
}

describe('a Git that is too old', () => {
  it.each(['install', 'status', 'uninstall'])('%s says so in one line', async (command) => {
    const repo = gitRepo();
    const env = pretend(repo, '2.30.9');
    const { status, out, err } = await plimsoll([command], { cwd: repo.root, env });
    expect({ status, out, err }).toEqual({
      status: 2,
      out: '',
      err: 'plimsoll: Git 2.30.9 is too old: plimsoll needs 2.31 or newer\nhint: update Git\n',
    });
  });
});

describe('install --global', () => {
  it('uses hooks of the configuration where Git has them, and leaves nothing behind', async () => {
    const repo = gitRepo();
    const env = pretend(repo, '2.54.0');
    const before = treeOf(repo.home);
    const outcome = await plimsoll(['install', '--global'], { cwd: repo.root, env });
    expect(outcome).toMatchObject({ status: 0, err: '' });
    expect(outcome.out).toContain('git config hook.plimsoll.enabled false');
    expect(outcome.out).toContain('also on PATH, and to be checked: ');
    const script = join(repo.home, '.config/plimsoll/hooks/pre-commit');
    expect(repo.git('config', '--global', 'hook.plimsoll.event')).toBe('pre-commit');
    expect(repo.git('config', '--global', 'hook.plimsoll.command')).toBe(script);
    expect(repo.git('config', '--global', 'hook.plimsoll-pre-merge-commit.event')).toBe('pre-merge-commit');
    expect(readFileSync(script, 'utf8')).toMatch(/^scope=global$/m);
    expect(repo.try('config', '--global', 'core.hooksPath').status).toBe(1);
    expect((await plimsoll(['install', '--global'], { cwd: repo.root, env })).out).toBe(
      'plimsoll is already installed\n',
    );
    const second = await plimsoll(['install'], { cwd: repo.root, env });
    expect(second.status).toBe(2);
    expect(second.err).toContain('hook.plimsoll');
    expect((await plimsoll(['status'], { cwd: repo.root, env })).out).toContain('Commits here are checked.');
    expect((await plimsoll(['uninstall', '--global'], { cwd: repo.root, env })).status).toBe(0);
    expect(treeOf(repo.home)).toEqual(before);
  });

  it('knows at which events the configuration runs it', async () => {
    const repo = gitRepo();
    const env = pretend(repo, '2.54.0');
    const world = { cwd: repo.root, env };
    const before = treeOf(repo.home);
    const outcome = await plimsoll(['install', '--global', '--hooks', 'pre-push'], world);
    expect(outcome.out).toContain('opts out with: git config hook.plimsoll-pre-push.enabled false\n');
    expect(readFileSync(join(repo.home, '.config/plimsoll/hooks/pre-push'), 'utf8')).toMatch(/^scope=global$/m);
    const open = await plimsoll(['status'], world);
    expect(open.status).toBe(1);
    expect(open.out).toContain('there is no pre-commit hook');
    expect((await plimsoll(['install'], world)).status).toBe(0);
    expect(await plimsoll(['status'], world)).toMatchObject({ status: 0 });
    const second = await plimsoll(['install', '--hooks', 'pre-push'], world);
    expect(second.status).toBe(2);
    expect(second.err).toContain('git config hook.plimsoll-pre-push.enabled false disables that here');
    await plimsoll(['install', '--hooks', 'pre-push', '--force'], world);
    expect((await plimsoll(['status'], world)).out).toContain(
      'by hook.plimsoll-pre-push in the Git configuration\n  fix: git config hook.plimsoll-pre-push.enabled false\n',
    );
    expect((await plimsoll(['uninstall', '--global'], world)).status).toBe(0);
    expect(treeOf(repo.home)).toEqual(before);
  });

  it('uses a template with an older Git, and runs nothing that a clone brings', async () => {
    const repo = gitRepo();
    const env = pretend(repo, '2.40.1');
    const before = treeOf(repo.home);
    expect((await plimsoll(['install', '--global'], { cwd: repo.root, env })).status).toBe(0);
    const clone = join(repo.home, '../clone');
    repo.git('init', '-q', clone);
    const bad = join(clone, 'node_modules/plimsoll/bin');
    mkdirSync(bad, { recursive: true });
    writeFileSync(join(bad, 'plimsoll.cjs'), 'console.log("the stranger ran");process.exit(1)\n');
    writeFileSync(join(clone, 'Dockerfile'), 'FROM debian:13-slim\nUSER 1000\n');
    repo.run('git', ['add', 'Dockerfile'], { cwd: clone });
    const commit = repo.run('git', ['commit', '-m', 'x'], {
      cwd: clone,
      env: { PLIMSOLL_HOME: join(clone, 'node_modules/plimsoll') },
    });
    expect(commit.output).not.toContain('the stranger ran');
    expect((await plimsoll(['uninstall', '--global'], { cwd: repo.root, env })).status).toBe(0);
    expect(treeOf(repo.home)).toEqual(before);
  });

  it("asks before it adds to the user's own template", async () => {
    const repo = gitRepo();
    const env = pretend(repo, '2.40.1');
    const template = join(repo.home, 'template');
    mkdirSync(join(template, 'hooks'), { recursive: true });
    writeFileSync(join(template, 'hooks/pre-commit'), '#!/bin/sh\n');
    repo.git('config', '--global', 'init.templateDir', template);
    const outcome = await plimsoll(['install', '--global'], { cwd: repo.root, env });
    expect(outcome.status).toBe(2);
    expect(outcome.err).toContain(template);
    const forced = await plimsoll(['install', '--global', '--force'], { cwd: repo.root, env });
    expect(forced.out).toContain('is yours and stays as it is');
    expect(readFileSync(join(template, 'hooks/pre-commit'), 'utf8')).toBe('#!/bin/sh\n');
    expect(readFileSync(join(template, 'hooks/pre-merge-commit'), 'utf8')).toContain('scope=global');
  });
});

describe('install --global where it is already', () => {
  /** What a release before this one would have written: the receipt knows it. */
  function makeOlder(repo: GitRepo, script: string): void {
    const older = readFileSync(script, 'utf8').replace('exit 2', 'exit 3');
    const receipt = join(repo.home, '.config/plimsoll/install.json');
    const now = sha256(readFileSync(script));
    writeFileSync(script, older);
    writeFileSync(receipt, readFileSync(receipt, 'utf8').replaceAll(now, sha256(older)));
  }

  it.each([
    ['2.54.0', '.config/plimsoll/hooks'],
    ['2.40.1', '.config/plimsoll/template/hooks'],
  ])(
    'Git %s: brings earlier scripts up to date, and asks before it overwrites an edited one',
    async (version, place) => {
      const repo = gitRepo();
      const world = { cwd: repo.root, env: pretend(repo, version) };
      const before = treeOf(repo.home);
      await plimsoll(['install', '--global', '--hooks', 'pre-commit,pre-push'], world);
      const scripts = ['pre-commit', 'pre-push'].map((hook) => join(repo.home, place, hook));
      const current = scripts.map((script) => readFileSync(script, 'utf8'));
      for (const script of scripts) makeOlder(repo, script);
      const outcome = await plimsoll(['install', '--global'], world);
      expect(outcome).toMatchObject({ status: 0, err: '' });
      expect(scripts.map((script) => readFileSync(script, 'utf8'))).toEqual(current);
      expect(readFileSync(join(repo.home, place, 'pre-merge-commit'), 'utf8')).toContain('scope=global');

      const edited = `${current[0]}# mine\n`;
      writeFileSync(scripts[0] ?? '', edited);
      const refused = await plimsoll(['install', '--global'], world);
      expect(refused.status).toBe(2);
      expect(refused.err).toContain('edited');
      expect(refused.err).toContain('plimsoll install --global --force');
      expect(refused.err).toContain('+ # mine');
      expect(refused.err).not.toContain('scope=');
      expect(readFileSync(scripts[0] ?? '', 'utf8')).toBe(edited);
      expect((await plimsoll(['install', '--global', '--force'], world)).status).toBe(0);
      expect(readFileSync(scripts[0] ?? '', 'utf8')).toBe(current[0]);
      expect((await plimsoll(['uninstall', '--global'], world)).status).toBe(0);
      expect(treeOf(repo.home)).toEqual(before);
    },
  );

  it("does the same in the user's own template, once it was asked for", async () => {
    const repo = gitRepo();
    const template = join(repo.home, 'template');
    mkdirSync(join(template, 'hooks'), { recursive: true });
    writeFileSync(join(template, 'hooks/pre-commit'), '#!/bin/sh\n');
    repo.git('config', '--global', 'init.templateDir', template);
    const world = { cwd: repo.root, env: pretend(repo, '2.40.1') };
    const before = treeOf(repo.home);
    await plimsoll(['install', '--global', '--force'], world);
    const script = join(template, 'hooks/pre-merge-commit');
    const current = readFileSync(script, 'utf8');
    makeOlder(repo, script);
    const outcome = await plimsoll(['install', '--global'], world);
    expect(outcome).toMatchObject({ status: 0, err: '' });
    expect(outcome.out).toContain('pre-commit is yours and stays as it is');
    expect(outcome.out).not.toContain('pre-merge-commit is yours');
    expect(readFileSync(script, 'utf8')).toBe(current);
    expect((await plimsoll(['uninstall', '--global'], world)).status).toBe(0);
    expect(treeOf(repo.home)).toEqual(before);
  });
});
