import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GitRepo } from '../support/git-repo.ts';
import { isAlive, until } from '../support/processes.ts';
import { BAD, commits, GOOD, plimsoll, protectedRepo, succeeds } from '../support/protected-repo.ts';

/** A repository whose commits are fixed. */
function fixingRepo(): GitRepo {
  const repo = protectedRepo();
  repo.stage('.plimsoll.yaml', 'fixOnCommit: safe\n');
  repo.commit('fixing');
  return repo;
}

function committed(repo: GitRepo, path = 'Dockerfile'): string {
  return repo.try('cat-file', 'blob', `HEAD:${path}`).stdout;
}

const OWN = `${GOOD}# not staged\n`;

describe('fixOnCommit', () => {
  it('commits the fixed blob, and unstaged lines survive', () => {
    const repo = fixingRepo();
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', `${BAD}# not staged\n`);
    const { status, output } = repo.try('commit', '-qm', 'x');
    expect(status).toBe(0);
    expect(output).toContain('Dockerfile: 1 fix, staged and in the work tree');
    expect(committed(repo)).toBe(GOOD);
    expect(repo.read('Dockerfile')).toBe(OWN);
    expect(repo.git('status', '--porcelain')).toBe(' M Dockerfile');
    expect(repo.git('stash', 'list')).toBe('');
    expect(existsSync(repo.path('.git/plimsoll/fix'))).toBe(false);
  });

  it('in commit -a, commit FILE, --only beside other staged files, --amend', () => {
    const repo = fixingRepo();
    repo.stage('Dockerfile', '# one\n');
    repo.stage('other', 'one\n');
    repo.commit();
    const ways: readonly (readonly string[])[] = [
      ['commit', '-qam', 'x'],
      ['commit', '-qm', 'x', 'Dockerfile'],
      ['commit', '-qm', 'x', '--only', '--', 'Dockerfile'],
      ['commit', '-q', '--amend', '--no-edit', '-a'],
    ];
    for (const [index, args] of ways.entries()) {
      repo.stage('other', `staged ${index}\n`);
      repo.write('Dockerfile', `${BAD}# ${index}\n`);
      succeeds(repo.try(...args));
      expect(committed(repo)).toBe(`${GOOD}# ${index}\n`);
      expect(repo.read('Dockerfile')).toBe(`${GOOD}# ${index}\n`);
      const keeps = args.includes('Dockerfile');
      expect(repo.git('status', '--porcelain')).toBe(keeps ? 'M  other' : '');
      if (keeps) repo.commit();
    }
  });

  it('in the first commit, and in a linked worktree', () => {
    const repo = fixingRepo();
    repo.git('worktree', 'add', '-q', '../linked');
    repo.git('checkout', '-q', '--orphan', 'fresh');
    repo.stage('Dockerfile', BAD);
    succeeds(repo.try('commit', '-qm', 'x'));
    expect(committed(repo)).toBe(GOOD);
    const linked = join(dirname(repo.root), 'linked');
    repo.run('sh', ['-c', 'cp "$1" Dockerfile && git add Dockerfile', 'sh', repo.path('Dockerfile')], { cwd: linked });
    repo.run('sh', ['-c', 'sed -i "s/EXPOSE /EXPOSE 80:/" Dockerfile && git add Dockerfile'], { cwd: linked });
    succeeds(repo.run('git', ['commit', '-qm', 'x'], { cwd: linked }));
    expect(repo.run('git', ['cat-file', 'blob', 'HEAD:Dockerfile'], { cwd: linked }).stdout).toBe(GOOD);
  });

  it('changes nothing when something else stops the commit', () => {
    const repo = fixingRepo();
    const stuck = 'FROM debian:13-slim\nRUN sudo true\nEXPOSE 80:8080\nUSER 1000\n';
    repo.stage('Dockerfile', BAD);
    repo.stage('other/Dockerfile', stuck);
    const before = repo.git('ls-files', '-s');
    const { status, output } = repo.try('commit', '-qm', 'x');
    expect(status).toBe(1);
    expect(output).toContain('DL3004');
    expect(repo.git('ls-files', '-s')).toBe(before);
    expect(repo.read('Dockerfile')).toBe(BAD);
  });

  it('stops a commit that the fixes would empty', () => {
    const repo = fixingRepo();
    repo.stage('Dockerfile', GOOD);
    repo.commit();
    const count = commits(repo);
    repo.stage('Dockerfile', BAD);
    const { status, output } = repo.try('commit', '-qm', 'x');
    expect(status).toBe(1);
    expect(output).toContain('this commit would be empty');
    expect(commits(repo)).toBe(count);
    expect(repo.read('Dockerfile')).toBe(BAD);
  });

  it('drops a fix that would raise another finding; the others go in', () => {
    const repo = fixingRepo();
    const staged = `${BAD}MAINTAINER me\n`;
    repo.stage(
      '.plimsoll.yaml',
      'fixOnCommit: safe\nlabels: {version: semver}\nstrictLabels: true\nseverity: {DL3050: error, DL4000: info}\n',
    );
    repo.commit('labels');
    repo.stage('Dockerfile', staged);
    expect(plimsoll(repo, 'check', '--staged').output).toContain('DL4000');
    succeeds(repo.try('commit', '-qm', 'x'));
    expect(committed(repo)).toBe(`${GOOD}MAINTAINER me\n`);
    expect(repo.read('Dockerfile')).toBe(`${GOOD}MAINTAINER me\n`);
    // Without the label rule nothing speaks against it.
    repo.stage('.plimsoll.yaml', 'fixOnCommit: safe\nseverity: {DL4000: info}\n');
    repo.stage('Dockerfile', `${staged}# more\n`);
    succeeds(repo.try('commit', '-qm', 'x'));
    expect(committed(repo)).not.toContain('MAINTAINER');
  });

  it('in a commit that fails later: as it is, the fix stays staged; with -a it stays in the work tree', () => {
    const repo = fixingRepo();
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    repo.write('.git/hooks/commit-msg', '#!/bin/sh\nexit 1\n', 0o755);
    repo.stage('Dockerfile', BAD);
    expect(repo.try('commit', '-qm', 'x').status).toBe(1);
    expect(repo.git('show', ':Dockerfile')).toBe(GOOD.trimEnd());
    expect(repo.read('Dockerfile')).toBe(GOOD);
    repo.git('reset', '-q', '--hard');
    repo.write('Dockerfile', BAD);
    expect(repo.try('commit', '-qam', 'x').status).toBe(1);
    expect(repo.git('show', ':Dockerfile')).toBe('# before');
    expect(repo.read('Dockerfile')).toBe(GOOD);
    expect(repo.git('status', '--porcelain')).toBe(' M Dockerfile');
    rmSync(repo.path('.git/hooks/commit-msg'));
    succeeds(repo.try('commit', '-qam', 'x'));
    expect(committed(repo)).toBe(GOOD);
  });

  it('leaves a sparse index sparse, intent-to-add as it is, and links and submodules alone', () => {
    const repo = fixingRepo();
    for (const name of ['near/file', 'far/file']) repo.stage(name, 'x\n');
    repo.commit();
    repo.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'near');
    repo.stage('near/Dockerfile', BAD);
    repo.write('near/later.Dockerfile', BAD);
    repo.git('add', '-N', 'near/later.Dockerfile');
    repo.link('near/link.Dockerfile', 'later.Dockerfile');
    repo.git('add', 'near/link.Dockerfile');
    repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD')},near/sub.Dockerfile`);
    succeeds(repo.try('commit', '-qm', 'x'));
    expect(committed(repo, 'near/Dockerfile')).toBe(GOOD);
    expect(repo.git('ls-files', '--sparse').split('\n')).toContain('far/');
    expect(repo.read('near/later.Dockerfile')).toBe(BAD);
    expect(repo.git('status', '--porcelain', 'near/later.Dockerfile')).toBe(' A near/later.Dockerfile');
    expect(repo.git('ls-tree', 'HEAD', 'near/').match(/^\d+/gm)).toEqual(['100644', '100644', '120000', '160000']);
  });

  it('says so when the copy in the work tree clashes', () => {
    const repo = fixingRepo();
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', BAD.replace('EXPOSE 80:8080', 'EXPOSE 80:8080/udp'));
    const { status, output } = repo.try('commit', '-qm', 'x');
    expect(status).toBe(0);
    expect(output).toContain('your unstaged changes touch line 3');
    expect(committed(repo)).toBe(GOOD);
    expect(repo.read('Dockerfile')).toContain('EXPOSE 80:8080/udp');
  });
});

describe('a commit that is killed, hook and all', () => {
  /** More at night. */
  const KILLS = Number(process.env['PLIMSOLL_KILLS'] ?? 12);

  it('loses nothing at any moment, and the next commit ends the work', async () => {
    const repo = fixingRepo();
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    let killed = 0;
    for (let turn = 0; turn < KILLS; turn++) {
      const staged = `${BAD}# ${turn}\n`;
      const fixed = `${GOOD}# ${turn}\n`;
      const own = '# not staged\n';
      repo.stage('Dockerfile', staged);
      repo.write('Dockerfile', staged + own);
      const child = spawn('git', ['commit', '-qm', 'x'], {
        cwd: repo.root,
        env: repo.env,
        detached: true,
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('close', resolve));
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.round((turn * 280) / KILLS)));
      if (child.exitCode === null && child.pid !== undefined) {
        process.kill(-child.pid, 'SIGKILL');
        killed += 1;
      }
      await ended;
      // Git's own locks stay behind when Git is killed; status names them.
      rmSync(repo.path('.git/index.lock'), { force: true });
      rmSync(repo.path('.git/HEAD.lock'), { force: true });
      rmSync(repo.path('.git/refs/heads/main.lock'), { force: true });
      expect([staged + own, fixed + own]).toContain(repo.read('Dockerfile'));
      expect([staged, fixed]).toContain(repo.try('cat-file', 'blob', ':Dockerfile').stdout);
      expect(repo.git('stash', 'list')).toBe('');
      expect(repo.git('ls-files', '--others', '--exclude-standard')).toBe('');
      if (committed(repo) !== fixed) {
        succeeds(repo.try('commit', '-qm', 'again'));
        expect(committed(repo)).toBe(fixed);
      }
      expect(repo.read('Dockerfile')).toBe(fixed + own);
    }
    expect(killed).toBeGreaterThan(0);
    succeeds(repo.try('fsck', '--no-dangling'));
  }, 600_000);
});

describe('a commit whose Git alone is ended', () => {
  const WAYS: readonly (readonly string[])[] = [
    ['commit', '-qm', 'x'],
    ['commit', '-qam', 'x'],
    ['commit', '-qm', 'x', 'Dockerfile'],
  ];
  const HOOKS = { before: '.git/hooks/pre-commit.pre-plimsoll', after: '.git/hooks/prepare-commit-msg' };

  function ready(): GitRepo {
    const repo = fixingRepo();
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    repo.stage('Dockerfile', BAD);
    return repo;
  }

  /**
   * Begins a commit, ends Git after a while, and waits for all that outlives it. Git is ended while it waits for our
   * hook, or for the next one: ended while it opens a lock it leaves that behind, with and without a hook, because
   * it notes for removal only what is already open. Tells how long our hook took, when Git was let live until then.
   */
  async function endGit(repo: GitRepo, args: readonly string[], delay: number): Promise<number> {
    repo.write(HOOKS.before, '#!/bin/sh\n: >.git/begun\n', 0o755);
    repo.write(HOOKS.after, '#!/bin/sh\n: >.git/ended\nwhile [ -e .git/begun ]; do sleep 0.02; done\n', 0o755);
    const child = spawn('git', args, { cwd: repo.root, env: repo.env, detached: true, stdio: 'ignore' });
    const exit = once(child, 'exit');
    await until(() => existsSync(repo.path('.git/begun')));
    const begun = performance.now();
    await until(() => existsSync(repo.path('.git/ended')) || performance.now() - begun >= delay);
    const took = performance.now() - begun;
    child.kill('SIGTERM');
    await exit;
    for (const name of ['.git/begun', HOOKS.before, HOOKS.after]) rmSync(repo.path(name));
    await until(() => !isAlive(child.pid ?? 0));
    return took;
  }

  /** Nothing is lost, no lock stays, and the next commit goes through. */
  function endsWell(repo: GitRepo): void {
    const files = readdirSync(repo.path('.git'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => name.endsWith('.lock'))).toEqual([]);
    expect([BAD, GOOD]).toContain(repo.read('Dockerfile'));
    expect(['# before\n', BAD, GOOD]).toContain(repo.try('cat-file', 'blob', ':Dockerfile').stdout);
    expect(repo.git('stash', 'list')).toBe('');
    succeeds(repo.try('commit', '-qam', 'again'));
    expect(committed(repo)).toBe(GOOD);
    expect(repo.git('status', '--porcelain')).toBe('');
  }

  it('leaves no lock at any moment, and loses nothing', async () => {
    const turns = 18;
    const whole = await endGit(ready(), ['commit', '-qm', 'x'], Number.POSITIVE_INFINITY);
    for (let turn = 0; turn < turns; turn++) {
      const repo = ready();
      await endGit(repo, WAYS[turn % WAYS.length] ?? [], (whole * turn) / (turns - WAYS.length));
      expect(committed(repo)).toBe('# before\n');
      endsWell(repo);
    }
  }, 300_000);
});

describe('plimsoll fix --staged', () => {
  it('fixes the index and the work tree outside of a commit; --diff changes nothing', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', `${BAD}# not staged\n`);
    const patch = plimsoll(repo, 'fix', '--staged', '--diff');
    expect(patch.stdout).toContain('-EXPOSE 80:8080\n+EXPOSE 8080\n');
    expect(repo.git('show', ':Dockerfile')).toBe(BAD.trimEnd());
    expect(plimsoll(repo, 'fix', '--staged').status).toBe(0);
    expect(repo.git('show', ':Dockerfile')).toBe(GOOD.trimEnd());
    expect(repo.read('Dockerfile')).toBe(OWN);
  });

  it('leaves content that is not UTF-8, and says so', () => {
    const repo = protectedRepo();
    const content = Buffer.from(`# \xe9\n${BAD}`, 'latin1');
    repo.stage('Dockerfile', content);
    const before = repo.git('ls-files', '-s');
    expect(plimsoll(repo, 'fix', '--staged').output).toContain('Dockerfile: not fixed, it is not valid UTF-8');
    expect(plimsoll(repo, 'fix', '--staged', '--diff').stdout).toBe('');
    expect(repo.git('ls-files', '-s')).toBe(before);
  });

  it('fixes a named file whose name is no UTF-8', () => {
    const repo = protectedRepo();
    const name = Buffer.from([0xff, ...Buffer.from('.Dockerfile')]);
    repo.stageBlob(name, BAD);
    expect(plimsoll(repo, 'fix', '--staged', '.').status).toBe(0);
    const listed = repo
      .git('ls-files', '-s')
      .split('\n')
      .filter((line) => line.includes('.Dockerfile'));
    expect(listed).toHaveLength(1);
    const id = listed[0]?.split(' ')[1] ?? '';
    expect(repo.git('cat-file', 'blob', id)).toBe(GOOD.trimEnd());
  });

  it.skipIf(process.getuid?.() === 0)('says why it cannot, where .git is read-only', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.run('chmod', ['-R', 'a-w', '.git']);
    const { status, stderr } = plimsoll(repo, 'fix', '--staged');
    repo.run('chmod', ['-R', 'u+w', '.git']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^plimsoll: .*(?:permission|denied|read-only)/i);
    expect(repo.read('Dockerfile')).toBe(BAD);
    expect(repo.git('show', ':Dockerfile')).toBe(BAD.trimEnd());
  });

  it('fixes what is not checked out, and refuses a locked index', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    rmSync(repo.path('Dockerfile'));
    repo.write('.git/index.lock', '');
    const locked = plimsoll(repo, 'fix', '--staged');
    expect(locked.status).toBe(2);
    expect(locked.stderr).toContain('the index is locked');
    rmSync(repo.path('.git/index.lock'));
    expect(plimsoll(repo, 'fix', '--staged').status).toBe(0);
    expect(repo.git('show', ':Dockerfile')).toBe(GOOD.trimEnd());
    expect(existsSync(repo.path('Dockerfile'))).toBe(false);
  });
});
