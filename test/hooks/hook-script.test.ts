import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classifyPath } from '../../src/collect/classify.ts';
import { type GitRepo, gitRepo, type Outcome } from '../support/git-repo.ts';
import { PACKAGE } from '../support/io.ts';
import { writeExecutable } from '../support/programs.ts';

const HOOKS = join(PACKAGE, 'hooks');
const NAMES = ['pre-commit', 'pre-merge-commit', 'pre-applypatch'] as const;
/** Places where the hook looks on every machine; a node there cannot be hidden from it. */
const FIXED = ['/opt/homebrew/bin/node', '/usr/local/bin/node', '/opt/local/bin/node'];
const SHELLS = [['sh'], ['dash'], ['bash', '--posix'], ['busybox', 'sh'], ['mksh']] as const;
/** Stands in for the package: says what it was given. */
const STUB = 'console.log("ran " + process.argv.slice(2).join(" "), "certs=" + process.env.NODE_EXTRA_CA_CERTS);\n';

/** A repository with our script as its hook, nothing else. */
function hooked(hook = 'pre-commit'): GitRepo {
  const repo = gitRepo();
  repo.write('.gitignore', 'node_modules\nbin\n');
  repo.commit();
  mkdirSync(repo.path('.git/hooks'), { recursive: true });
  copyFileSync(join(HOOKS, hook), repo.path(`.git/hooks/${hook}`));
  return repo;
}

function withPackage(repo: GitRepo, folder = 'node_modules/plimsoll'): GitRepo {
  repo.write(`${folder}/bin/plimsoll.cjs`, STUB);
  return repo;
}

function withAskGit(repo: GitRepo): GitRepo {
  mkdirSync(repo.path('node_modules/plimsoll/hooks'), { recursive: true });
  copyFileSync(join(HOOKS, 'ask-git'), repo.path('node_modules/plimsoll/hooks/ask-git'));
  return repo;
}

/** A PATH as a graphical client has it: git, sh and grep, no node. */
function barePath(repo: GitRepo): string {
  const folder = repo.path('bin');
  mkdirSync(folder, { recursive: true });
  for (const program of ['git', 'sh', 'grep']) symlinkSync(which(program), join(folder, program));
  return folder;
}

function which(program: string): string {
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}

function has(program: string): boolean {
  return execFileSync('sh', ['-c', `command -v ${program} || true`], { encoding: 'utf8' }) !== '';
}

function commit(repo: GitRepo, env: Record<string, string> = {}, ...args: string[]): Outcome {
  return repo.run('git', ['commit', '-q', '--allow-empty', '-m', 'a commit', ...args], { env });
}

describe('the files', () => {
  it.each([...NAMES, 'pre-push'])(
    '%s is small, executable, LF only, marked, and parsed by every shell here',
    (name) => {
      const file = join(HOOKS, name);
      const text = readFileSync(file, 'utf8');
      expect(text.length).toBeLessThanOrEqual(4096);
      expect(text).not.toMatch(/\r|npx --|\uFEFF/);
      expect(text.startsWith('#!/bin/sh\n# plimsoll-hook: 1\n')).toBe(true);
      expect(statSync(file).mode & 0o777).toBe(0o755);
      for (const [program, ...args] of SHELLS) if (has(program)) execFileSync(program, [...args, '-n', file]);
    },
  );

  it.skipIf(!has('shellcheck'))('are clean under ShellCheck', () => {
    const files = [...NAMES, 'pre-push', 'ask-git'].map((name) => join(HOOKS, name));
    expect(execFileSync('shellcheck', ['-s', 'sh', ...files], { encoding: 'utf8' })).toBe('');
  });

  const linesOf = (name: string): string[] => readFileSync(join(HOOKS, name), 'utf8').split('\n');

  it('differ in one line', () => {
    const one = linesOf('pre-commit');
    for (const name of NAMES.slice(1)) {
      expect(linesOf(name).filter((line, index) => line !== one[index])).toEqual([`hook=${name}`]);
    }
  });

  it('look for node and plimsoll in the same way before a push', () => {
    const part = (name: string): string[] => {
      const lines = linesOf(name).filter((line) => !/\bask\b|asks Git/.test(line));
      return lines.slice(
        lines.indexOf('setting() {'),
        lines.findIndex((line) => line.startsWith('# Node 20')),
      );
    };
    const common = part('pre-commit').filter((line) => !/^ {2}set -- "\$node" "\$entry"/.test(line));
    expect(part('pre-push').filter((line) => !/^ {2}set -- "\$node" "\$entry"/.test(line))).toEqual(common);
    expect(common.length).toBeGreaterThan(50);
  });
});

describe('what starts plimsoll', () => {
  it.each([
    'Dockerfile',
    'a/b/dockerfile.dev',
    'Containerfile',
    'x.CONTAINERFILE',
    'k8s/pod.yaml',
    'A.YML',
    'pod.json',
    '.plimsoll.json',
    '.hadolint.yaml',
    'odd [x] "name"/Dockerfile',
    'new\nline/Dockerfile',
  ])('%j does, added and deleted', (name) => {
    const repo = withPackage(hooked());
    repo.stageBlob(name, 'x\n');
    expect(commit(repo).output).toContain('ran run pre-commit');
    repo.git('reset', '-q', '--hard');
    repo.git('rm', '-q', '--cached', '--', `:(literal)${name}`);
    expect(commit(repo).output).toContain('ran run pre-commit');
  });

  it('nothing else does, though node and plimsoll are missing', () => {
    const repo = hooked();
    for (const name of ['README.md', 'docker/notes.txt', 'package.json', 'web/package-lock.json', 'yaml']) {
      repo.stage(name, '{}\n');
      expect(classifyPath(name) === 'dockerfile').toBe(false);
    }
    expect(commit(repo, { PATH: barePath(repo) })).toMatchObject({ status: 0, output: '' });
    expect(commit(repo, { PATH: repo.path('bin') })).toMatchObject({ status: 0, output: '' });
  });

  it('the configuration is not looked through where a Dockerfile is staged', () => {
    const repo = withPackage(hooked());
    repo.write('package.json', '{"plimsoll": {}}\n');
    repo.write('.plimsoll.yaml', 'severity: {}\n');
    repo.stage('Dockerfile', 'FROM a\n');
    const folder = repo.path('bin');
    mkdirSync(folder, { recursive: true });
    for (const program of ['git', 'sh', 'node']) symlinkSync(which(program), join(folder, program));
    writeExecutable(join(folder, 'grep'), '#!/bin/sh\necho looked >&2\nexit 1\n');
    const { output } = commit(repo, { PATH: folder });
    expect(output).toContain('ran run pre-commit');
    expect(output).not.toContain('looked');
  });

  it('a word about files in the configuration switches the prefilter off', () => {
    for (const [name, content] of [
      ['.plimsoll.yaml', 'files: {dockerfile: ["*.build"]}\n'],
      ['package.json', '{"plimsoll": {"files": {}}}\n'],
    ] as const) {
      const repo = withPackage(hooked());
      repo.write(name, content);
      repo.stage('app.build', 'FROM a\n');
      expect(commit(repo).output).toContain('ran run pre-commit');
    }
    const repo = withPackage(hooked());
    repo.write('package.json', '{"devDependencies": {"plimsoll": "^1"}}\n');
    repo.stage('app.build', 'FROM a\n');
    expect(commit(repo)).toMatchObject({ status: 0, output: '' });
  });

  it('pathspec variables and diff settings do not hide files', () => {
    const repo = withPackage(hooked());
    repo.git('config', 'diff.external', 'true');
    repo.git('config', 'diff.relative', 'true');
    repo.git('config', 'diff.ignoreSubmodules', 'all');
    repo.stage('.gitattributes', '* -diff\n');
    repo.stage('sub/Dockerfile', 'FROM a\n');
    const outcome = repo.run('git', ['--literal-pathspecs', 'commit', '-qm', 'x'], { cwd: repo.path('sub') });
    expect(outcome.output).toContain('ran run pre-commit');
  });

  it('a clean merge does, through pre-merge-commit', () => {
    const repo = withPackage(hooked('pre-merge-commit'));
    repo.git('checkout', '-q', '-b', 'side');
    repo.stage('Dockerfile', 'FROM a\n');
    repo.commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('other', 'x\n');
    repo.commit();
    expect(repo.try('merge', '-q', '--no-edit', 'side').output).toContain('ran run pre-merge-commit');
  });
});

describe('where plimsoll and node are found', () => {
  function staged(): GitRepo {
    const repo = hooked();
    repo.stage('Dockerfile', 'FROM a\n');
    return repo;
  }

  it('PLIMSOLL_HOME, a recorded folder, and the package of the main worktree', () => {
    const one = withPackage(staged(), 'odd $(id) "home"');
    expect(commit(one, { PLIMSOLL_HOME: one.path('odd $(id) "home"') }).output).toContain('ran run pre-commit');
    const two = withPackage(staged(), 'tools/a b');
    two.git('config', 'plimsoll.home', two.path('tools/a b'));
    expect(commit(two).output).toContain('ran run pre-commit');
    const three = withPackage(staged(), 'packages/x/node_modules/plimsoll');
    three.git('config', 'plimsoll.package', 'packages/x/node_modules/plimsoll');
    expect(commit(three).output).toContain('ran run pre-commit');
    three.git('worktree', 'add', '-q', '../linked');
    const linked = join(dirname(three.root), 'linked');
    three.run('sh', ['-c', 'echo FROM b > Dockerfile && git add .'], { cwd: linked });
    const outcome = three.run('git', ['commit', '-qm', 'x'], { cwd: linked });
    expect(outcome.output).toContain('ran run pre-commit');
  });

  it.each([
    '.volta/bin',
    '.local/share/mise/shims',
    '.asdf/shims',
    '.nodenv/shims',
    '.proto/shims',
    'n/bin',
    '.local/share/fnm/aliases/default/bin',
    'Library/Application Support/fnm/aliases/default/bin',
    '.nvm/versions/node/v22.3.0/bin',
  ])('node of ~/%s, when PATH holds none', (folder) => {
    const repo = withPackage(staged());
    mkdirSync(join(repo.home, folder), { recursive: true });
    symlinkSync(process.execPath, join(repo.home, folder, 'node'));
    expect(commit(repo, { PATH: barePath(repo) }).output).toContain('ran run pre-commit');
  });

  it('node by setting, by variable and by the user’s init.sh', () => {
    const repo = withPackage(staged());
    const PATH = barePath(repo);
    repo.git('config', 'plimsoll.node', process.execPath);
    expect(commit(repo, { PATH }).output).toContain('ran run pre-commit');
    repo.git('config', '--unset', 'plimsoll.node');
    repo.stage('Dockerfile', 'FROM b\n');
    expect(commit(repo, { PATH, PLIMSOLL_NODE: process.execPath }).output).toContain('ran run pre-commit');
    repo.stage('Dockerfile', 'FROM c\n');
    const init = `PATH="$PATH:${dirname(process.execPath)}"\n`;
    mkdirSync(join(repo.home, '.config/plimsoll'), { recursive: true });
    repo.write('../home/.config/plimsoll/init.sh', init);
    expect(commit(repo, { PATH }).output).toContain('ran run pre-commit');
  });

  it('Yarn Plug’n’Play', () => {
    const repo = staged();
    repo.write('cache/plimsoll/bin/plimsoll.cjs', STUB);
    repo.write('cache/plimsoll/package.json', '{"name":"plimsoll"}');
    repo.write(
      '.pnp.cjs',
      'const M = require("module"); const r = M._resolveFilename;\nM._resolveFilename = (q, ...a) => r(q.replace(/^plimsoll(?=\\/)/, __dirname + "/cache/plimsoll"), ...a);\n',
    );
    expect(commit(repo).output).toContain('ran run pre-commit');
  });

  it('the plimsoll on PATH, when there is no other', () => {
    const repo = staged();
    repo.write('bin/plimsoll', '#!/bin/sh\necho "ran $*"\n', 0o755);
    expect(commit(repo, { PATH: `${repo.path('bin')}:${process.env['PATH']}` }).output).toContain('ran run pre-commit');
  });

  it('certificates are set aside for the start', () => {
    const repo = withPackage(staged());
    expect(commit(repo, { NODE_EXTRA_CA_CERTS: '/nowhere.pem' }).output).toContain('certs=\n');
  });

  it('nothing found stops the commit with three lines, unless a warning was asked for', () => {
    const repo = staged();
    const stopped = commit(repo);
    expect(stopped.status).toBe(1);
    expect(stopped.stderr.trim().split('\n')).toHaveLength(3);
    expect(stopped.stderr).toContain('plimsoll (a fresh clone, or an older branch?) was not found');
    expect(repo.git('rev-list', '--count', 'HEAD')).toBe('1');
    repo.git('config', 'plimsoll.onMissing', 'warn');
    const warned = commit(repo);
    expect(warned.status).toBe(0);
    expect(warned.stderr).toContain('was not found');
  });

  it.skipIf(FIXED.some((path) => existsSync(path)))('says that it is node that is missing', () => {
    const repo = withPackage(staged());
    const stopped = commit(repo, { PATH: barePath(repo) });
    expect(stopped.status).toBe(1);
    expect(stopped.stderr).toContain('Node.js 20.17 or newer was not found');
  });

  it('the global copy runs nothing from the repository', () => {
    const repo = withPackage(staged());
    const text = readFileSync(repo.path('.git/hooks/pre-commit'), 'utf8');
    repo.write('.git/hooks/pre-commit', text.replace('scope=repository', 'scope=global'), 0o755);
    repo.write('.pnp.cjs', 'process.exit(9);\n');
    repo.git('config', 'plimsoll.home', repo.path('node_modules/plimsoll'));
    const open = commit(repo);
    expect(open.status).toBe(0);
    expect(open.stderr).toContain('plimsoll (a fresh clone');
    expect(open.output).not.toContain('ran run');
  });
});

describe.each(SHELLS.map((shell) => shell.join(' ')))('in %s', (shell) => {
  it.skipIf(!has(shell.split(' ')[0] ?? ''))('the script runs plimsoll and ends as it does', () => {
    for (const status of [0, 1, 2]) {
      const repo = withAskGit(hooked());
      const say = `process.stdout.write(require("fs").readFileSync(0)); process.exitCode = ${status};\n`;
      repo.write('node_modules/plimsoll/bin/plimsoll.cjs', say);
      repo.write('a b/Dockerfile', 'FROM a\n');
      repo.git('add', 'a b');
      const [program = '', ...args] = shell.split(' ');
      const outcome = repo.run(program, [...args, '.git/hooks/pre-commit'], { env: { GIT_INDEX_FILE: '.git/index' } });
      expect(outcome.output).toMatch(/^plimsoll \d\0.*\0a b\/Dockerfile\0\.\0$/);
      expect(outcome.status).toBe(status);
    }
  });
});

describe('skips and the hook that was there', () => {
  it('PLIMSOLL=0 skips in one line', () => {
    const repo = withPackage(hooked());
    repo.stage('Dockerfile', 'FROM a\n');
    expect(commit(repo, { PLIMSOLL: '0' })).toMatchObject({
      status: 0,
      output: 'plimsoll: skipped because PLIMSOLL=0\n',
    });
  });

  it.each([
    [0, 0, 0],
    [3, 0, 1],
    [0, 4, 1],
    [3, 4, 1],
  ])('the former hook (status %i) and ours (status %i) both run, in this order', (former, own, status) => {
    const repo = hooked();
    repo.write('node_modules/plimsoll/bin/plimsoll.cjs', `console.log("ours"); process.exitCode = ${own};\n`);
    repo.write('.git/hooks/pre-commit.pre-plimsoll', `#!/bin/sh\necho "theirs $# $(cat)"\nexit ${former}\n`, 0o755);
    repo.stage('Dockerfile', 'FROM a\n');
    const outcome = commit(repo);
    expect(outcome.output.trim().split('\n')).toEqual(['theirs 0 ', 'ours']);
    expect(outcome.status).toBe(status);
    const direct = repo.run('sh', ['.git/hooks/pre-commit', 'a b', 'c'], { input: 'the input' });
    if (status === 1) {
      expect(direct.stdout).toContain('theirs 2 the input');
      expect(direct.status).toBe(own || former);
    }
  });

  it('the former hook decides alone when nothing of ours is staged, and is not run without its execute bit', () => {
    const repo = hooked();
    repo.write('.git/hooks/pre-commit.pre-plimsoll', '#!/bin/sh\nexit 3\n', 0o755);
    expect(repo.run('sh', ['.git/hooks/pre-commit']).status).toBe(3);
    expect(repo.run('sh', ['.git/hooks/pre-commit'], { env: { PLIMSOLL: 'off' } }).status).toBe(3);
    repo.write('.git/hooks/pre-commit.pre-plimsoll', '#!/bin/sh\nkill -9 $$\n', 0o755);
    expect(repo.run('sh', ['.git/hooks/pre-commit'], { env: { PLIMSOLL: '0' } }).status).toBe(137);
    repo.write('.git/hooks/pre-commit.pre-plimsoll', '#!/bin/sh\nexit 3\n', 0o644);
    expect(repo.run('sh', ['.git/hooks/pre-commit']).status).toBe(0);
  });
});

describe('signals', () => {
  const FORWARDED = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  /** Stands in for a check that takes long: notes its id, and says when a signal reaches it. */
  const SLOW = [
    'const { writeFileSync, renameSync } = require("fs");',
    'writeFileSync("pid.new", String(process.pid));',
    'renameSync("pid.new", "pid");',
    'setTimeout(() => {}, 60_000);\n',
  ].join('\n');

  /** The hook, at work in a process of its own. */
  async function atWork(repo: GitRepo, program: string, args: readonly string[]) {
    repo.write('node_modules/plimsoll/bin/plimsoll.cjs', SLOW);
    repo.stage('Dockerfile', 'FROM a\n');
    const env = { ...repo.env, GIT_INDEX_FILE: '.git/index' };
    const child = spawn(program, args, { cwd: repo.root, env, stdio: 'ignore', detached: true });
    const ended = once(child, 'exit');
    await expect.poll(() => existsSync(repo.path('pid')), { timeout: 15_000 }).toBe(true);
    return { child, ended, pid: Number(repo.read('pid')) };
  }

  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  const asking = (): GitRepo => withAskGit(hooked());

  /** Copies of the index that Git was asked about. */
  const copiesIn = (repo: GitRepo): string[] =>
    readdirSync(repo.path('.git')).filter((name) => name.startsWith('index.'));

  describe.each([
    ['Git’s answers handed over', asking],
    ['an older package, without ask-git', hooked],
  ])('with %s', (_name, make) => {
    it.each(FORWARDED)('%s to the script reaches node, and the script ends by it', async (signal) => {
      const repo = make();
      const { child, ended, pid } = await atWork(repo, 'sh', ['.git/hooks/pre-commit']);
      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
      expect(isAlive(pid)).toBe(false);
      expect(copiesIn(repo)).toEqual([]);
    });

    it.each(FORWARDED)('%s to all, as a terminal sends it, leaves nothing running', async (signal) => {
      const repo = make();
      const { child, ended, pid } = await atWork(repo, 'git', ['commit', '-qm', 'x']);
      process.kill(-Number(child.pid), signal);
      expect(await ended).toEqual([null, signal]);
      await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
      expect(repo.git('rev-list', '--count', 'HEAD')).toBe('1');
      await expect.poll(() => copiesIn(repo), { timeout: 5_000 }).toEqual([]);
    });
  });

  for (const [shell, ...args] of SHELLS) {
    it.skipIf(!has(shell))(`reach node in ${[shell, ...args].join(' ')}`, async () => {
      const { child, ended, pid } = await atWork(asking(), shell, [...args, '.git/hooks/pre-commit']);
      child.kill('SIGTERM');
      expect(await ended).toEqual([null, 'SIGTERM']);
      expect(isAlive(pid)).toBe(false);
    });
  }

  it('that end node end the commit', async () => {
    const repo = asking();
    const { ended, pid } = await atWork(repo, 'git', ['commit', '-qm', 'x']);
    process.kill(pid, 'SIGKILL');
    const [status] = await ended;
    expect(status).not.toBe(0);
    expect(copiesIn(repo)).toEqual([]);
    expect(repo.git('rev-list', '--count', 'HEAD')).toBe('1');
  });
});
