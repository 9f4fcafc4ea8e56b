import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { GitRepo, gitRepo, type Outcome } from '../support/git-repo.ts';

const GOOD = 'FROM debian:13-slim\nWORKDIR /srv\nEXPOSE 8080\nCOPY . .\nUSER 1000\nCMD ["./run"]\n';
const BAD = GOOD.replace('EXPOSE 8080', 'EXPOSE 80:8080');
const HOOK = '.git/hooks/pre-commit';

function repoWithPackage(): GitRepo {
  const repo = gitRepo();
  mkdirSync(repo.path('node_modules'));
  symlinkSync(inject('plimsoll').installed, repo.path('node_modules/plimsoll'), 'dir');
  repo.stage('.gitignore', 'node_modules\n');
  repo.stage('.dockerignore', '.git\n');
  repo.commit('base');
  return repo;
}

function plimsoll(repo: GitRepo, args: readonly string[], cwd = repo.root): Outcome {
  return repo.run(process.execPath, [join(inject('plimsoll').installed, 'bin/plimsoll.cjs'), ...args], { cwd });
}

describe('a hook that was there', () => {
  const OWN = '#!/bin/sh\necho "own: $# $0" >> own.log\ncat >> own.log\nexit ${OWN_STATUS:-0}\n';

  it('runs first, once, with the same arguments, and both count', () => {
    const repo = repoWithPackage();
    repo.write(HOOK, OWN, 0o755);
    expect(plimsoll(repo, ['install'])).toMatchObject({ status: 0, stderr: '' });
    repo.stage('Dockerfile', BAD);
    const both = repo.run('git', ['commit', '-m', 'x'], { env: { OWN_STATUS: '7' } });
    expect(both.status).toBe(1);
    expect(both.output).toContain('DF009');
    repo.stage('Dockerfile', GOOD);
    expect(repo.run('git', ['commit', '-m', 'x'], { env: { OWN_STATUS: '7' } }).status).toBe(1);
    expect(repo.try('commit', '-qm', 'x')).toMatchObject({ status: 0, output: '' });
    expect(repo.read('own.log').match(/^own: 0 .*pre-commit\.pre-plimsoll$/gm)).toHaveLength(3);
  });

  it('gets the arguments and the standard input that ours got', () => {
    const repo = repoWithPackage();
    repo.write(HOOK, OWN, 0o755);
    plimsoll(repo, ['install']);
    expect(repo.run(repo.path(HOOK), ['a b', 'c'], { input: 'from stdin\n' }).status).toBe(0);
    expect(repo.read('own.log')).toMatch(/^own: 2 .*\nfrom stdin\n$/);
  });

  it('that is killed ends the commit', () => {
    const repo = repoWithPackage();
    repo.write(HOOK, '#!/bin/sh\nkill -TERM $$\n', 0o755);
    plimsoll(repo, ['install']);
    repo.stage('notes.txt', 'x\n');
    expect(repo.try('commit', '-m', 'x').status).toBe(1);
  });
});

describe('the installed hook', () => {
  it('finds node and the package when Git has nobody else on its PATH', () => {
    const repo = repoWithPackage();
    plimsoll(repo, ['install']);
    const bin = join(repo.home, 'bin');
    mkdirSync(bin);
    for (const name of ['git', 'sh', 'grep']) {
      symlinkSync(repo.run('sh', ['-c', `command -v ${name}`]).stdout.trim(), join(bin, name));
    }
    repo.run('rm', [repo.path('node_modules/plimsoll')]);
    repo.stage('Dockerfile', BAD);
    const outcome = repo.run('git', ['commit', '-m', 'x'], { env: { PATH: bin } });
    expect(outcome.output).toContain('DF009');
    expect(outcome.status).toBe(1);
  });

  it('runs in a linked work tree that has no node_modules', () => {
    const repo = repoWithPackage();
    plimsoll(repo, ['install']);
    const linked = join(repo.root, '../linked');
    repo.git('worktree', 'add', '-q', linked);
    repo.run('sh', ['-c', `printf '%s' "$1" > "${linked}/Dockerfile"`, 'sh', BAD]);
    repo.run('git', ['add', 'Dockerfile'], { cwd: linked });
    const outcome = repo.run('git', ['commit', '-m', 'x'], { cwd: linked });
    expect(outcome.output).toContain('DF009');
    expect(outcome.status).toBe(1);
  });

  it('runs for a merge that mixes a bad file from both sides', () => {
    const repo = repoWithPackage();
    plimsoll(repo, ['install']);
    const padding = 'LABEL a=b\n'.repeat(12);
    repo.stage('Dockerfile', `${GOOD.replace('CMD', `${padding}CMD`)}`);
    repo.commit('base');
    repo.git('checkout', '-qb', 'side');
    repo.stage('Dockerfile', repo.read('Dockerfile').replace('EXPOSE 8080', 'EXPOSE 80:8080'));
    repo.commit('side');
    repo.git('checkout', '-q', 'main');
    repo.stage('Dockerfile', repo.read('Dockerfile').replace('./run', './go'));
    repo.commit('main');
    const merge = repo.try('merge', '--no-edit', 'side');
    expect(merge.output).toContain('DF009');
    expect(merge.status).not.toBe(0);
  });

  it('of a scope new lets older findings through and stops new ones', () => {
    const repo = repoWithPackage();
    expect(plimsoll(repo, ['install', '--scope', 'new']).status).toBe(0);
    expect(repo.read('.plimsoll.yaml')).toBe('scope: new\n');
    repo.stage('.plimsoll.yaml', 'scope: new\n');
    repo.stage('Dockerfile', BAD);
    repo.commit('old');
    repo.stage('Dockerfile', BAD.replace('debian:13-slim', 'debian:13.1-slim'));
    expect(repo.try('commit', '-m', 'x').status).toBe(0);
    repo.stage('Dockerfile', `${repo.read('Dockerfile')}EXPOSE 81:8081\n`);
    expect(repo.try('commit', '-m', 'x').status).toBe(1);
  });
});

describe('the hooks for a push and a patch', () => {
  function installed(): GitRepo {
    const repo = repoWithPackage();
    repo.git('init', '-q', '--bare', '../remote.git');
    repo.git('remote', 'add', 'origin', '../remote.git');
    repo.git('push', '-q', 'origin', 'main');
    repo.write('.git/hooks/pre-push', '#!/bin/sh\necho "own: $1" >> own.log\ncat >> own.log\n', 0o755);
    expect(plimsoll(repo, ['install', '--hooks', 'pre-push,pre-applypatch'])).toMatchObject({ status: 0, stderr: '' });
    return repo;
  }

  it('stop what a cherry-pick, a rebase and a revert bring, before it leaves', () => {
    const repo = installed();
    repo.git('checkout', '-qb', 'side');
    repo.stage('Dockerfile', BAD);
    repo.commit('bad');
    repo.git('checkout', '-q', 'main');
    repo.stage('notes.txt', 'x\n');
    repo.commit('notes');
    repo.git('cherry-pick', 'side');
    const tip = repo.git('rev-parse', 'HEAD');
    const there = repo.git('rev-parse', 'origin/main');
    const refused = repo.try('push', 'origin', 'main');
    expect(refused.output).toContain('DF009');
    expect(refused.output).toContain('git push --no-verify');
    expect(refused.status).toBe(1);
    expect(repo.read('own.log')).toBe(`own: origin\nrefs/heads/main ${tip} refs/heads/main ${there}\n`);
    expect(repo.run('git', ['push', '-q', 'origin', 'main'], { env: { PLIMSOLL: '0' } }).output).toBe(
      'plimsoll: skipped because PLIMSOLL=0\n',
    );
    repo.git('checkout', '-q', 'side');
    repo.stage('Dockerfile', GOOD);
    repo.commit('mended');
    expect(repo.try('push', '-q', 'origin', 'side')).toMatchObject({ status: 0, output: '' });
    repo.git('revert', '--no-edit', 'HEAD');
    expect(repo.try('push', '-q', 'origin', 'side').status).toBe(1);
    repo.git('reset', '-q', '--hard', 'HEAD^');
    repo.git('rebase', '-q', '--onto', 'main^', 'side~2', 'side');
    expect(repo.try('push', '-q', '--force', 'origin', 'side')).toMatchObject({ status: 0, output: '' });
  });

  it('stop a patch at git am, which goes on when it is mended', () => {
    const repo = installed();
    repo.stage('Dockerfile', BAD);
    repo.commit('bad');
    const patch = repo.git('format-patch', '-1', '--stdout');
    repo.write('../x.patch', `${patch}\n`);
    repo.git('reset', '-q', '--hard', 'HEAD^');
    const refused = repo.try('am', '../x.patch');
    expect(refused.output).toContain('DF009');
    expect(refused.output).toContain('Patch blocked.');
    expect(refused.output).toContain('PLIMSOLL=0 git am --continue');
    expect(refused.status).not.toBe(0);
    repo.stage('Dockerfile', GOOD);
    expect(repo.try('am', '--continue').status).toBe(0);
    expect(repo.git('log', '-1', '--format=%s')).toBe('bad');
    repo.git('reset', '-q', '--hard', 'HEAD^');
    repo.try('am', '../x.patch');
    expect(repo.run('git', ['am', '--continue'], { env: { PLIMSOLL: '0' } }).status).toBe(0);
    expect(repo.git('show', 'HEAD:Dockerfile')).toContain('80:8080');
  });
});

describe('fixOnCommit', () => {
  it('leaves a patch of git am alone: its commit would not have the fix', () => {
    const repo = repoWithPackage();
    expect(plimsoll(repo, ['install', '--hooks', 'pre-applypatch']).status).toBe(0);
    repo.stage('.plimsoll.yaml', 'fixOnCommit: safe\n');
    repo.commit('config');
    repo.stage('Dockerfile', BAD);
    repo.commit('bad');
    repo.write('../x.patch', `${repo.git('format-patch', '-1', '--stdout')}\n`);
    repo.git('reset', '-q', '--hard', 'HEAD^');
    const refused = repo.try('am', '../x.patch');
    expect(refused.status).not.toBe(0);
    expect(refused.output).toContain('Patch blocked.');
    expect(repo.git('show', ':Dockerfile')).toBe(BAD.trimEnd());
    expect(repo.read('Dockerfile')).toBe(BAD);
  });

  it('leaves a clean merge alone for the same reason, and fixes the commit that ends it', () => {
    const repo = repoWithPackage();
    expect(plimsoll(repo, ['install']).status).toBe(0);
    repo.stage('.plimsoll.yaml', 'fixOnCommit: safe\n');
    const padding = 'LABEL a=b\n'.repeat(12);
    repo.stage('Dockerfile', GOOD.replace('CMD', `${padding}CMD`));
    repo.commit('base');
    repo.git('checkout', '-qb', 'side');
    repo.stage('Dockerfile', repo.read('Dockerfile').replace('EXPOSE 8080', 'EXPOSE 80:8080'));
    repo.commit('side');
    repo.git('checkout', '-q', 'main');
    repo.stage('Dockerfile', repo.read('Dockerfile').replace('./run', './go'));
    repo.commit('main');
    const merge = repo.try('merge', '-q', '--no-edit', 'side');
    expect(merge.output).toContain('the merge is not committed');
    expect(merge.status).not.toBe(0);
    expect(repo.git('show', ':Dockerfile')).toContain('EXPOSE 80:8080');
    const commit = repo.try('commit', '-q', '--no-edit');
    expect(commit.output).toContain('Dockerfile: 1 fix, staged and in the work tree');
    expect(commit.status).toBe(0);
    // With the fix nothing is left of what the other side did; a merge is one all the same.
    expect(repo.git('rev-list', '--count', '--merges', 'HEAD')).toBe('1');
    expect(repo.git('show', 'HEAD:Dockerfile')).toContain('COPY . .');
    expect(repo.git('status', '--porcelain', '-uno')).toBe('');
  });
});

/** From 2.54 on Git runs hooks of its configuration. */
const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(execFileSync('git', ['--version'], { encoding: 'utf8' })) ?? [])
  .slice(1)
  .map(Number);
const hasConfiguredHooks = major > 2 || (major === 2 && minor >= 54);

describe('install --global', () => {
  it.skipIf(!hasConfiguredHooks)('runs in every repository, beside its own hook, until that opts out', () => {
    const repo = repoWithPackage();
    expect(plimsoll(repo, ['install', '--global']).status).toBe(0);
    const other = new GitRepo(join(repo.root, '../other'), repo.home, repo.env);
    repo.git('init', '-q', other.root);
    other.write(HOOK, '#!/bin/sh\necho "own hook"\n', 0o755);
    other.stage('Dockerfile', BAD);
    const refused = other.try('commit', '-m', 'x');
    expect(refused.output).toContain('DF009');
    expect(refused.output).toContain('own hook');
    expect(refused.status).toBe(1);
    other.git('config', 'hook.plimsoll.enabled', 'false');
    expect(other.try('commit', '-m', 'x').status).toBe(0);
    expect(plimsoll(repo, ['uninstall', '--global']).status).toBe(0);
    other.git('config', '--unset', 'hook.plimsoll.enabled');
    other.stage('Dockerfile', `${BAD}# more\n`);
    expect(other.try('commit', '-m', 'x').status).toBe(0);
  });

  it.skipIf(hasConfiguredHooks)('comes with every new repository, by the template', () => {
    const repo = repoWithPackage();
    expect(plimsoll(repo, ['install', '--global']).status).toBe(0);
    const other = new GitRepo(join(repo.root, '../other'), repo.home, repo.env);
    repo.git('init', '-q', other.root);
    other.stage('Dockerfile', BAD);
    const refused = other.try('commit', '-m', 'x');
    expect(refused.output).toContain('DF009');
    expect(refused.status).toBe(1);
    expect(plimsoll(repo, ['uninstall', '--global']).status).toBe(0);
    const later = new GitRepo(join(repo.root, '../later'), repo.home, repo.env);
    repo.git('init', '-q', later.root);
    later.stage('Dockerfile', BAD);
    expect(later.try('commit', '-m', 'x').status).toBe(0);
  });
});

describe('removed', () => {
  it('it no longer runs, and a second removal finds nothing', () => {
    const repo = repoWithPackage();
    plimsoll(repo, ['install']);
    expect(plimsoll(repo, ['uninstall']).status).toBe(0);
    repo.stage('Dockerfile', BAD);
    expect(repo.try('commit', '-qm', 'x').status).toBe(0);
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
    expect(plimsoll(repo, ['uninstall']).stdout).toBe('plimsoll is not installed here\n');
    expect(plimsoll(repo, ['status']).status).toBe(1);
  });
});
