import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { type GitRepo, gitRepo, type Outcome } from '../support/git-repo.ts';
import { PROJECT } from '../support/io.ts';
import { treeOf } from '../support/tree.ts';

const GOOD = 'FROM debian:13-slim\nWORKDIR /srv\nEXPOSE 8080\nCOPY . .\nUSER 1000\nCMD ["./run"]\n';
const BAD = GOOD.replace('EXPOSE 8080', 'EXPOSE 80:8080');

/** A repository with the packed plimsoll and the real managers of our own node_modules beside it. */
function repoWith(...packages: string[]): GitRepo {
  const repo = gitRepo();
  mkdirSync(repo.path('node_modules'));
  symlinkSync(inject('plimsoll').installed, repo.path('node_modules/plimsoll'), 'dir');
  for (const name of packages)
    symlinkSync(join(PROJECT, 'node_modules', name), repo.path(`node_modules/${name}`), 'dir');
  repo.stage('.gitignore', 'node_modules\n');
  repo.stage('.dockerignore', '.git\n');
  repo.stage('package.json', '{\n  "name": "app",\n  "version": "1.0.0"\n}\n');
  repo.commit('base');
  return repo;
}

function plimsoll(repo: GitRepo, ...args: string[]): Outcome {
  return repo.run(process.execPath, [join(inject('plimsoll').installed, 'bin/plimsoll.cjs'), ...args]);
}

function which(program: string): string {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? '';
}

function has(program: string): boolean {
  return which(program) !== '';
}

/** The same story with every manager: bad is stopped, good passes, the user's own check runs once. */
function tellsTheStory(repo: GitRepo, own: string): void {
  repo.stage('Dockerfile', BAD);
  const refused = repo.try('commit', '-m', 'bad');
  expect(refused.output).toContain('DF009');
  expect(refused.status).toBe(1);
  expect(refused.output.split(own)).toHaveLength(2);
  repo.stage('Dockerfile', GOOD);
  const accepted = repo.try('commit', '-m', 'good');
  expect(accepted.output).not.toContain('DF009');
  expect(accepted.status).toBe(0);
  repo.stage('notes.txt', 'x\n');
  expect(repo.try('commit', '-m', 'notes').status).toBe(0);
  const status = plimsoll(repo, 'status');
  expect(status.output).toContain('Commits here are checked.');
  expect(status.status).toBe(0);
}

/** What Git itself writes when it commits, left out. */
function lasting(repo: GitRepo): Record<string, string> {
  return Object.fromEntries(
    Object.entries(treeOf(repo.root)).filter(
      ([name]) => !/^\.git\/(?:objects|logs|index|COMMIT_EDITMSG|refs)/.test(name),
    ),
  );
}

describe('husky', () => {
  it('that runs already gets a block in its own hook', () => {
    const repo = repoWith('husky');
    expect(repo.run('npx', ['--no-install', 'husky']).status).toBe(0);
    repo.write('.husky/pre-commit', 'echo "own check"\n');
    const before = lasting(repo);
    const install = plimsoll(repo, 'install');
    expect(install).toMatchObject({ status: 0, stderr: '' });
    expect(install.stdout).toContain('through husky');
    tellsTheStory(repo, 'own check');
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    const after = lasting(repo);
    for (const name of ['Dockerfile', 'notes.txt']) delete after[name];
    expect(after).toEqual(before);
  });

  it('that is only a dependency is set up by its own function, and taken back', () => {
    const repo = repoWith('husky');
    const before = lasting(repo);
    const install = plimsoll(repo, 'install', '--manager', 'husky');
    expect(install).toMatchObject({ status: 0, stderr: '' });
    expect(repo.git('config', 'core.hooksPath')).toBe('.husky/_');
    repo.stage('Dockerfile', BAD);
    expect(repo.try('commit', '-m', 'bad').status).toBe(1);
    repo.git('rm', '-q', '--cached', 'Dockerfile');
    repo.run('rm', ['Dockerfile']);
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    expect(lasting(repo)).toEqual(before);
  });

  it('with HUSKY=0 says so itself and changes nothing', () => {
    const repo = repoWith('husky');
    const before = lasting(repo);
    const bin = join(inject('plimsoll').installed, 'bin/plimsoll.cjs');
    const outcome = repo.run(process.execPath, [bin, 'install', '--manager', 'husky'], { env: { HUSKY: '0' } });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain('HUSKY=0 skip install');
    expect(lasting(repo)).toEqual(before);
  });

  it('stops the commit when plimsoll is not installed in a clone', () => {
    const repo = repoWith('husky');
    repo.run('npx', ['--no-install', 'husky']);
    expect(plimsoll(repo, 'install').status).toBe(0);
    repo.run('rm', [repo.path('node_modules/plimsoll')]);
    repo.stage('Dockerfile', GOOD);
    const outcome = repo.try('commit', '-m', 'x');
    expect(outcome.status).toBe(1);
    expect(outcome.output).toContain('plimsoll is not installed: run npm install');
  });
});

describe('lint-staged', () => {
  it.each([
    [
      'partly staged',
      (repo: GitRepo) => repo.stage('Dockerfile', BAD),
      (repo: GitRepo) => repo.write('Dockerfile', GOOD),
    ],
    ['an odd name', (repo: GitRepo) => repo.stage("a b'$(x)/Dockerfile", BAD), () => undefined],
  ])('with the preset judges the index: %s', (_name, stage, change) => {
    const repo = repoWith('lint-staged');
    repo.write('lint-staged.config.mjs', "export { default } from 'plimsoll/lint-staged';\n");
    repo.write('.git/hooks/pre-commit', '#!/bin/sh\nexec npx --no-install lint-staged --quiet\n', 0o755);
    const bin = repo.path('node_modules/.bin');
    mkdirSync(bin);
    symlinkSync('../plimsoll/bin/plimsoll.cjs', join(bin, 'plimsoll'));
    symlinkSync('../lint-staged/bin/lint-staged.js', join(bin, 'lint-staged'));
    stage(repo);
    change(repo);
    const refused = repo.try('commit', '-m', 'bad');
    expect(refused.status).toBe(1);
    expect(refused.output).toContain('DF009');
    repo.git('rm', '-rqf', '--cached', '.');
    repo.stage('Dockerfile', GOOD);
    repo.stage('.dockerignore', '.git\n');
    expect(repo.try('commit', '-m', 'good').status).toBe(0);
  });
});

describe('lint-staged with the preset', () => {
  it.each([['-am'], ['--only', '-m']])('in commit %s judges what is committed', (...options) => {
    const repo = repoWith('lint-staged');
    repo.write('lint-staged.config.mjs', "export { default } from 'plimsoll/lint-staged';\n");
    const bin = repo.path('node_modules/.bin');
    mkdirSync(bin);
    symlinkSync('../plimsoll/bin/plimsoll.cjs', join(bin, 'plimsoll'));
    symlinkSync('../lint-staged/bin/lint-staged.js', join(bin, 'lint-staged'));
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    repo.write('.git/hooks/pre-commit', '#!/bin/sh\nexec npx --no-install lint-staged --quiet\n', 0o755);
    const named = options.includes('--only') ? ['--', 'Dockerfile'] : [];
    const commit = (): Outcome => repo.try('commit', ...options, 'x', ...named);
    repo.write('Dockerfile', BAD);
    const refused = commit();
    expect(refused.output).toContain('DF009');
    expect(refused.status).toBe(1);
    repo.write('Dockerfile', GOOD);
    expect(commit().status).toBe(0);
    expect(repo.try('cat-file', 'blob', 'HEAD:Dockerfile').stdout).toBe(GOOD);
  });
});

describe('lefthook', () => {
  it.skipIf(!has('lefthook'))('gets a job beside the others', () => {
    const repo = repoWith();
    repo.write('lefthook.yml', 'pre-commit:\n  jobs:\n    - name: own\n      run: echo "own check"\n');
    expect(repo.run('lefthook', ['install']).status).toBe(0);
    const config = repo.read('lefthook.yml');
    expect(plimsoll(repo, 'install')).toMatchObject({ status: 0, stderr: '' });
    expect(repo.run('lefthook', ['validate']).status).toBe(0);
    tellsTheStory(repo, 'own check');
    repo.git('rm', '-q', 'Dockerfile');
    expect(repo.try('commit', '-m', 'gone').status).toBe(0);
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    expect(repo.read('lefthook.yml')).toBe(config);
  });
});

describe('lefthook before a push', () => {
  it.skipIf(!has('lefthook'))('has us judge what leaves, also while another branch is checked out', () => {
    const repo = repoWith();
    repo.git('init', '-q', '--bare', '../remote.git');
    repo.git('remote', 'add', 'origin', '../remote.git');
    repo.stage('lefthook.yml', 'pre-push:\n  jobs:\n    - name: own\n      run: echo "own check"\n');
    repo.commit('lefthook');
    expect(plimsoll(repo, 'install', '--hooks', 'pre-push')).toMatchObject({ status: 0, stderr: '' });
    expect(repo.run('lefthook', ['install']).status).toBe(0);
    expect(repo.run('lefthook', ['validate']).status).toBe(0);
    repo.git('commit', '-qam', 'plimsoll', '--no-verify');
    expect(repo.try('push', '-q', '-u', 'origin', 'main').status).toBe(0);
    repo.git('checkout', '-q', '-b', 'side');
    repo.stage('Dockerfile', BAD);
    repo.commit('bad');
    repo.git('checkout', '-q', 'main');
    const refused = repo.try('push', '-q', 'origin', 'side');
    expect(refused.output).toContain('DF009');
    expect(refused.output).toContain('Push blocked.');
    expect(refused.status).toBe(1);
    repo.git('checkout', '-q', 'side');
    repo.stage('Dockerfile', GOOD);
    repo.commit('mended');
    repo.git('checkout', '-q', 'main');
    const accepted = repo.try('push', '-q', 'origin', 'side');
    expect(accepted.output).not.toContain('DF009');
    expect(accepted.status).toBe(0);
  });
});

describe('lefthook, which names no remote', () => {
  it.skipIf(!has('lefthook'))('has us judge what no remote has yet', () => {
    const repo = repoWith();
    for (const name of ['origin', 'mirror']) {
      repo.git('init', '-q', '--bare', `../${name}.git`);
      repo.git('remote', 'add', name, `../${name}.git`);
    }
    repo.write('lefthook.yml', 'pre-push:\n  parallel: false\n');
    expect(plimsoll(repo, 'install', '--hooks', 'pre-push')).toMatchObject({ status: 0, stderr: '' });
    expect(repo.run('lefthook', ['install']).status).toBe(0);
    repo.stage('old/Dockerfile', BAD);
    repo.commit('old');
    repo.git('push', '-q', '--no-verify', 'origin', 'main');
    repo.git('checkout', '-q', '-b', 'topic');
    repo.stage('notes.txt', 'x\n');
    repo.commit('notes');
    expect(repo.try('push', '-q', 'mirror', 'topic').output).not.toContain('DF009');
    expect(repo.git('ls-remote', 'mirror')).toContain('refs/heads/topic');
    repo.stage('Dockerfile', BAD);
    repo.commit('bad');
    const refused = repo.try('push', '-q', 'mirror', 'HEAD:refs/heads/second');
    expect(refused.output).toContain('DF009');
    expect(refused.output).not.toContain('old/Dockerfile');
    expect(refused.status).toBe(1);
  });
});

describe.each(['pre-commit', 'prek'])('%s', (tool) => {
  const CONFIG =
    'repos:\n  - repo: local\n    hooks:\n      - id: own\n        name: own\n        entry: echo "own check"\n        language: system\n        verbose: true\n        always_run: true\n        pass_filenames: false\n';

  it.skipIf(!has(tool))('gets an entry beside the others', () => {
    const repo = repoWith();
    repo.stage('.pre-commit-config.yaml', CONFIG);
    repo.commit('config');
    expect(repo.run(tool, ['install']).status).toBe(0);
    expect(plimsoll(repo, 'install')).toMatchObject({ status: 0, stderr: '' });
    repo.git('add', '.pre-commit-config.yaml');
    tellsTheStory(repo, 'own check');
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', GOOD);
    expect(repo.try('commit', '-m', 'partly').status).toBe(1);
    expect(repo.read('Dockerfile')).toBe(GOOD);
    expect(repo.run(tool, ['run', '--all-files', 'plimsoll']).status).not.toBe(0);
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    expect(repo.read('.pre-commit-config.yaml')).toBe(CONFIG);
  });

  it.skipIf(!has(tool))('installed over ours runs ours, and takes nothing with it', () => {
    const repo = repoWith();
    expect(plimsoll(repo, 'install').status).toBe(0);
    repo.stage('.pre-commit-config.yaml', CONFIG);
    repo.commit('config');
    expect(repo.run(tool, ['install']).status).toBe(0);
    repo.stage('Dockerfile', BAD);
    const refused = repo.try('commit', '-m', 'bad');
    expect(refused.output).toContain('DF009');
    expect(refused.status).toBe(1);
    expect(repo.run(tool, ['uninstall']).status).toBe(0);
    expect(repo.try('commit', '-m', 'bad').status).toBe(1);
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    expect(existsSync(repo.path('.git/hooks/pre-commit'))).toBe(false);
  });
});

describe.each(['pre-commit', 'prek'])('%s before a push', (tool) => {
  /** Other branches than the one that is checked out leave: `side` is bad, then mended; the index says the opposite. */
  function judgesWhatLeaves(repo: GitRepo, env: Record<string, string> = {}): void {
    const push = (branch: string): Outcome => repo.run('git', ['push', '-q', 'origin', branch], { env });
    repo.git('init', '-q', '--bare', '../remote.git');
    repo.git('remote', 'add', 'origin', '../remote.git');
    repo.git('checkout', '-q', '-b', 'side');
    repo.stage('deep/Dockerfile', BAD);
    repo.commit('bad');
    repo.git('checkout', '-q', 'main');
    const whole = push('side');
    expect(whole.output).toContain('DF009');
    expect(whole.output).toContain('Push blocked.');
    expect(whole.status).toBe(1);
    expect(push('main')).toMatchObject({ status: 0 });
    const branch = push('side');
    expect(branch.output).toContain('DF009');
    expect(branch.status).toBe(1);
    repo.git('checkout', '-q', 'side');
    repo.stage('deep/Dockerfile', GOOD);
    repo.commit('mended');
    repo.git('checkout', '-q', 'main');
    repo.stage('deep/Dockerfile', BAD);
    const mended = push('side');
    expect(mended.output).not.toContain('DF009');
    expect(mended.status).toBe(0);
  }

  it.skipIf(!has(tool))('has our entry judge the commits that leave, not what is checked out', () => {
    const repo = repoWith();
    repo.stage('.pre-commit-config.yaml', 'repos:\n  - repo: meta\n    hooks:\n      - id: identity\n');
    for (const type of ['pre-commit', 'pre-push'])
      expect(repo.run(tool, ['install', '--hook-type', type]).status).toBe(0);
    expect(plimsoll(repo, 'install', '--hooks', 'pre-commit,pre-push')).toMatchObject({ status: 0, stderr: '' });
    repo.git('add', '.');
    repo.commit('config');
    judgesWhatLeaves(repo);
  });

  it.skipIf(!has(tool))('does so with the hook that this package offers, and in a range that is named', () => {
    const repo = repoWith();
    mkdirSync(repo.path('../bin'));
    symlinkSync(repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), repo.path('../bin/plimsoll'));
    const env = { PATH: `${repo.path('../bin')}:${process.env['PATH']}` };
    repo.stage('.pre-commit-config.yaml', offeredBy(released(), 'plimsoll-system', 'plimsoll-push-system'));
    repo.commit('config');
    expect(repo.run(tool, ['install', '--hook-type', 'pre-push'], { env }).status).toBe(0);
    judgesWhatLeaves(repo, env);
    repo.git('reset', '-q', '--hard', 'side');
    const range = (...refs: [string, string]): string =>
      repo.run(tool, ['run', '--from-ref', refs[0], '--to-ref', refs[1]], { env }).output;
    expect(range('side~2', 'side~1')).toContain('DF009');
    expect(range('side~1', 'side')).not.toContain('DF009');
  });
});

/** A repository with the packed package's hooks for other tools, at the tag v1. */
function released(): GitRepo {
  const source = gitRepo();
  source.run('cp', ['-R', `${inject('plimsoll').installed}/.`, source.root]);
  source.git('add', '--force', '.pre-commit-hooks.yaml', 'package.json');
  source.commit('release');
  source.git('tag', 'v1');
  return source;
}

function offeredBy(source: GitRepo, ...ids: string[]): string {
  const hooks = ids.map((id) => `      - id: ${id}\n`).join('');
  return `repos:\n  - repo: ${source.root}\n    rev: v1\n    hooks:\n${hooks}`;
}

describe.each(['pre-commit', 'prek'])('the hooks that this package offers to %s', (tool) => {
  it.skipIf(!has(tool))(
    'are those of a tag: the index is judged, partly staged, in a push, and with --all-files',
    () => {
      const repo = repoWith();
      mkdirSync(repo.path('../bin'));
      symlinkSync(repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), repo.path('../bin/plimsoll'));
      const env = { PATH: `${repo.path('../bin')}:${process.env['PATH']}` };
      const commit = (): Outcome => repo.run('git', ['commit', '-m', 'x'], { env });
      repo.stage('.pre-commit-config.yaml', offeredBy(released(), 'plimsoll-system'));
      repo.commit('config');
      for (const type of ['pre-commit', 'pre-merge-commit', 'pre-push'])
        expect(repo.run(tool, ['install', '--hook-type', type], { env }).status).toBe(0);
      repo.stage('a b/Dockerfile', BAD);
      repo.write('a b/Dockerfile', GOOD);
      const refused = commit();
      expect(refused.output).toContain('DF009');
      expect(refused.status).toBe(1);
      expect(repo.read('a b/Dockerfile')).toBe(GOOD);
      repo.stage('a b/Dockerfile', GOOD);
      repo.write('a b/Dockerfile', BAD);
      expect(commit().status).toBe(0);
      expect(repo.read('a b/Dockerfile')).toBe(BAD);
      repo.stage('a b/Dockerfile', BAD);
      repo.commit('bad');
      expect(repo.run(tool, ['run', '--all-files'], { env }).output).toContain('DF009');
      repo.git('init', '-q', '--bare', '../remote.git');
      const pushed = repo.run('git', ['push', '-q', '../remote.git', 'main'], { env });
      expect(pushed.output).toContain('DF009');
      expect(pushed.status).toBe(1);
    },
  );
});

/** Whether npm reaches the registry that it is set up for. */
function canFetch(): boolean {
  if (!has('npm')) return false;
  return spawnSync('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=5000'], { stdio: 'ignore' }).status === 0;
}

const TOOLS = ['pre-commit', 'prek'].filter(has);
const CAN_BUILD = TOOLS.length > 0 && canFetch();

describe.each(['pre-commit', 'prek'])('the hook that %s builds from this repository', (tool) => {
  it.skipIf(!CAN_BUILD || !has(tool))(
    'with language: node needs no installation of its own',
    () => {
      const source = gitRepo();
      const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
        cwd: PROJECT,
        encoding: 'utf8',
      });
      for (const name of files.split('\0').filter((path) => path !== '' && existsSync(join(PROJECT, path)))) {
        mkdirSync(dirname(source.path(name)), { recursive: true });
        copyFileSync(join(PROJECT, name), source.path(name));
      }
      source.git('add', '.');
      source.commit('release');
      source.git('tag', 'v1');
      const repo = gitRepo();
      repo.stage('.dockerignore', '.git\n');
      repo.stage('.pre-commit-config.yaml', offeredBy(source, 'plimsoll', 'plimsoll-push'));
      repo.commit('config');
      const { HOME = '', NODE_EXTRA_CA_CERTS = '' } = process.env;
      const env = {
        NODE_EXTRA_CA_CERTS,
        npm_config_cache: repo.run('npm', ['config', 'get', 'cache'], { env: { HOME } }).stdout.trim(),
        npm_config_prefer_offline: 'true',
        npm_config_registry: repo.run('npm', ['config', 'get', 'registry'], { env: { HOME } }).stdout.trim(),
      };
      const installed = repo.run(tool, ['install', '--install-hooks', '--hook-type', 'pre-commit'], { env });
      expect(installed.output).not.toMatch(/error/i);
      expect(installed.status).toBe(0);
      repo.stage('Dockerfile', BAD);
      repo.write('Dockerfile', GOOD);
      const refused = repo.run('git', ['commit', '-m', 'x'], { env });
      expect(refused.output).toContain('DF009');
      expect(refused.status).toBe(1);
      expect(repo.read('Dockerfile')).toBe(GOOD);
      repo.stage('Dockerfile', GOOD);
      expect(repo.run('git', ['commit', '-m', 'x'], { env }).status).toBe(0);
    },
    600_000,
  );
});

describe('simple-git-hooks', () => {
  it.skipIf(!has('simple-git-hooks'))('gets our command after its own', () => {
    const repo = repoWith();
    const before = '{\n  "name": "app",\n  "simple-git-hooks": {\n    "pre-commit": "echo \'own check\'"\n  }\n}\n';
    repo.write('package.json', before);
    expect(repo.run('simple-git-hooks', []).status).toBe(0);
    const install = plimsoll(repo, 'install');
    expect(install).toMatchObject({ status: 0, stderr: '' });
    expect(install.stdout).toContain('One step left: run npx simple-git-hooks now');
    expect(repo.run('simple-git-hooks', []).status).toBe(0);
    tellsTheStory(repo, 'own check');
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    expect(repo.read('package.json')).toBe(before);
  });
});

describe('a manager that comes after us', () => {
  const PLAIN = '#!/bin/sh\necho "mine"\n';
  const PRE_COMMIT =
    'repos:\n  - repo: local\n    hooks:\n      - { id: own, name: own, entry: "true", language: system, always_run: true }\n';

  /** A repository with a hook of its own and ours before it. */
  function withBoth(files: Readonly<Record<string, string>>, ...packages: string[]): GitRepo {
    const repo = repoWith(...packages);
    for (const [name, text] of Object.entries(files)) repo.stage(name, text);
    repo.commit('manager');
    repo.write('.git/hooks/pre-commit', PLAIN, 0o755);
    expect(plimsoll(repo, 'install', '--manager', 'none').status).toBe(0);
    return repo;
  }

  /** After everything of ours and of theirs is gone, the first hook runs as at the beginning. */
  function runsMineAlone(repo: GitRepo): void {
    expect(repo.read('.git/hooks/pre-commit')).toBe(PLAIN);
    repo.run('rm', [repo.path('node_modules/plimsoll')]);
    repo.stage('Dockerfile', BAD);
    const { status, output } = repo.try('commit', '-m', 'without');
    expect(output.split('mine')).toHaveLength(2);
    expect(output).not.toContain('plimsoll:');
    expect(status).toBe(0);
  }

  it.each(['plimsoll', 'husky'])(
    'husky: status says that we no longer run, install mends it; %s leaves first',
    (first) => {
      const repo = withBoth({}, 'husky');
      repo.run('npx', ['--no-install', 'husky']);
      repo.write('.husky/pre-commit', 'echo "own check"\n');
      expect(plimsoll(repo, 'status')).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('npx plimsoll install'),
      });
      expect(plimsoll(repo, 'install').stdout).toContain('through husky');
      tellsTheStory(repo, 'own check');
      if (first === 'husky') repo.git('config', '--unset', 'core.hooksPath');
      expect(plimsoll(repo, 'uninstall').status).toBe(0);
      if (first === 'plimsoll') repo.git('config', '--unset', 'core.hooksPath');
      expect(repo.read('.husky/pre-commit')).toBe('echo "own check"\n');
      repo.git('reset', '-q', '--hard', 'HEAD~2');
      runsMineAlone(repo);
    },
  );

  it.skipIf(!has('lefthook'))('lefthook: the same, whichever leaves first', () => {
    for (const first of ['plimsoll', 'lefthook']) {
      const repo = withBoth({ 'lefthook.yml': 'pre-commit:\n  jobs:\n    - name: own\n      run: echo "own check"\n' });
      expect(repo.run('lefthook', ['install']).status).toBe(0);
      expect(plimsoll(repo, 'status').status).toBe(1);
      expect(plimsoll(repo, 'install').stdout).toContain('through lefthook');
      tellsTheStory(repo, 'own check');
      if (first === 'lefthook') expect(repo.run('lefthook', ['uninstall']).status).toBe(0);
      expect(plimsoll(repo, 'uninstall').status).toBe(0);
      if (first === 'plimsoll') expect(repo.run('lefthook', ['uninstall']).status).toBe(0);
      repo.git('reset', '-q', '--hard', 'HEAD~2');
      runsMineAlone(repo);
    }
  });

  const SIMPLE = 'simple-git-hooks';
  it.skipIf(!has(SIMPLE)).each(['plimsoll', SIMPLE])(
    'simple-git-hooks: the displaced hook outlives it; %s leaves first',
    (first) => {
      const repo = withBoth({
        'package.json': '{"name":"app","simple-git-hooks":{"pre-commit":"echo \'own check\'"}}\n',
      });
      expect(repo.run('simple-git-hooks', []).status).toBe(0);
      expect(plimsoll(repo, 'status').status).toBe(1);
      expect(plimsoll(repo, 'install').stdout).toContain('through simple-git-hooks');
      expect(repo.run('simple-git-hooks', []).status).toBe(0);
      tellsTheStory(repo, 'own check');
      const script = realpathSync(which('simple-git-hooks')).replace(/cli\.js$/, 'uninstall.js');
      const leave = (): number => repo.run(process.execPath, [script], { env: { INIT_CWD: repo.root } }).status;
      if (first === 'simple-git-hooks') {
        // It takes every hook file with it; what we had put aside comes back.
        expect(leave()).toBe(0);
        expect(existsSync(repo.path('.git/hooks/pre-commit'))).toBe(false);
        expect(plimsoll(repo, 'uninstall').status).toBe(0);
        expect(JSON.parse(repo.read('package.json'))['simple-git-hooks']['pre-commit']).toBe("echo 'own check'");
        runsMineAlone(repo);
      } else {
        expect(plimsoll(repo, 'uninstall').stdout).toContain('pre-commit.pre-plimsoll');
        expect(leave()).toBe(0);
        expect(repo.read('.git/hooks/pre-commit.pre-plimsoll')).toBe(PLAIN);
      }
    },
  );

  describe.each(['pre-commit', 'prek'])('%s', (tool) => {
    it.skipIf(!has(tool))('runs what we had displaced after we are gone, and gives it back', () => {
      const repo = withBoth({ '.pre-commit-config.yaml': PRE_COMMIT });
      expect(repo.run(tool, ['install']).status).toBe(0);
      expect(plimsoll(repo, 'status').status).toBe(0);
      repo.stage('Dockerfile', BAD);
      const refused = repo.try('commit', '-m', 'bad');
      expect(refused.output).toContain('DF009');
      expect(refused.status).toBe(1);
      expect(plimsoll(repo, 'uninstall').status).toBe(0);
      const accepted = repo.try('commit', '-m', 'bad');
      expect(accepted.output.split('mine')).toHaveLength(2);
      expect(accepted.output).not.toContain('DF009');
      expect(accepted.status).toBe(0);
      expect(repo.run(tool, ['uninstall']).status).toBe(0);
      repo.git('reset', '-q', '--hard', 'HEAD^');
      runsMineAlone(repo);
    });

    it.skipIf(!has(tool))('that leaves first gives us back our place, and we give back what was there', () => {
      const repo = withBoth({ '.pre-commit-config.yaml': PRE_COMMIT });
      expect(repo.run(tool, ['install']).status).toBe(0);
      expect(repo.run(tool, ['uninstall']).status).toBe(0);
      repo.stage('Dockerfile', BAD);
      const refused = repo.try('commit', '-m', 'bad');
      expect(refused.output).toContain('DF009');
      expect(refused.output.split('mine')).toHaveLength(2);
      expect(refused.status).toBe(1);
      expect(plimsoll(repo, 'uninstall').status).toBe(0);
      runsMineAlone(repo);
    });
  });
});

describe.each(['pre-commit', 'prek'])('%s, there before us', (tool) => {
  it.skipIf(!has(tool)).each(['plimsoll', tool])('and the user’s hook before both; %s leaves first', (first) => {
    const repo = repoWith();
    const own = '#!/bin/sh\necho "mine"\n';
    const config = 'repos:\n  - repo: meta\n    hooks:\n      - id: identity\n';
    repo.write('.git/hooks/pre-commit', own, 0o755);
    repo.stage('.pre-commit-config.yaml', config);
    repo.commit('config');
    expect(repo.run(tool, ['install']).status).toBe(0);
    expect(plimsoll(repo, 'install')).toMatchObject({ status: 0, stderr: '' });
    repo.git('commit', '-qnam', 'plimsoll');
    repo.stage('Dockerfile', BAD);
    const refused = repo.try('commit', '-m', 'bad');
    expect(refused.output).toContain('DF009');
    expect(refused.output.split('mine')).toHaveLength(2);
    expect(refused.status).toBe(1);
    if (first === tool) expect(repo.run(tool, ['uninstall']).status).toBe(0);
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    if (first !== tool) expect(repo.run(tool, ['uninstall']).status).toBe(0);
    expect(repo.read('.pre-commit-config.yaml')).toBe(config);
    expect(repo.read('.git/hooks/pre-commit')).toBe(own);
    expect(existsSync(repo.path('.git/hooks/pre-merge-commit'))).toBe(false);
    expect(repo.try('commit', '-m', 'without').output.split('mine')).toHaveLength(2);
  });
});

describe('the switches of managers', () => {
  /** With the switch the bad file goes in, without it it is stopped. */
  function letsThrough(repo: GitRepo, env: Record<string, string>): void {
    repo.stage('Dockerfile', BAD);
    expect(repo.try('commit', '-m', 'bad').status).toBe(1);
    expect(repo.run('git', ['commit', '-m', 'bad'], { env }).status).toBe(0);
  }

  it('HUSKY=0', () => {
    const repo = repoWith('husky');
    repo.run('npx', ['--no-install', 'husky']);
    expect(plimsoll(repo, 'install').status).toBe(0);
    letsThrough(repo, { HUSKY: '0' });
  });

  it.skipIf(!has('lefthook'))('LEFTHOOK=0', () => {
    const repo = repoWith();
    repo.write('lefthook.yml', 'pre-commit:\n  parallel: true\n');
    expect(plimsoll(repo, 'install').status).toBe(0);
    expect(repo.run('lefthook', ['install']).status).toBe(0);
    letsThrough(repo, { LEFTHOOK: '0' });
  });

  it.skipIf(!has('simple-git-hooks'))('SKIP_SIMPLE_GIT_HOOKS=1', () => {
    const repo = repoWith();
    repo.write('package.json', '{"name":"app","simple-git-hooks":{"pre-commit":"true"}}\n');
    expect(repo.run('simple-git-hooks', []).status).toBe(0);
    expect(plimsoll(repo, 'install').status).toBe(0);
    expect(repo.run('simple-git-hooks', []).status).toBe(0);
    letsThrough(repo, { SKIP_SIMPLE_GIT_HOOKS: '1' });
  });

  it.each(['pre-commit', 'prek'].filter(has))('SKIP=plimsoll of %s', (tool) => {
    const repo = repoWith();
    repo.stage('.pre-commit-config.yaml', 'repos:\n  - repo: meta\n    hooks:\n      - id: identity\n');
    expect(repo.run(tool, ['install']).status).toBe(0);
    expect(plimsoll(repo, 'install').status).toBe(0);
    repo.git('add', '.pre-commit-config.yaml');
    letsThrough(repo, { SKIP: 'plimsoll' });
  });
});
