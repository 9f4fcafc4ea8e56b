import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { GitRepo } from '../support/git-repo.ts';
import { BAD, GOOD, plimsoll, protectedRepo, verdict } from '../support/protected-repo.ts';

const HOOK = '.git/hooks/pre-commit';

/** A folder with nothing but these programs of the system, as a graphical client's PATH may have no node. */
function bare(repo: GitRepo): string {
  const bin = repo.path('../bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['git', 'sh', 'grep', 'ls']) {
    symlinkSync(repo.run('sh', ['-c', `command -v ${name}`]).stdout.trim(), join(bin, name));
  }
  return bin;
}

/** A node by another name or in another place. */
function nodeAt(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(process.execPath, path);
}

describe('a package manager', () => {
  it.each([
    ['good', GOOD, 'passed'],
    ['bad', BAD, 'stopped'],
  ])('is never asked to find or fetch plimsoll, with %s content', (_kind, content, expected) => {
    const repo = protectedRepo();
    const calls = repo.path('../calls');
    for (const name of ['npx', 'npm', 'pnpm', 'yarn', 'corepack', 'bunx']) {
      repo.write(`../stubs/${name}`, `#!/bin/sh\necho ${name} "$@" >> '${calls}'\nexit 0\n`, 0o755);
    }
    const env = { PATH: `${repo.path('../stubs')}:${repo.env['PATH'] ?? ''}` };
    repo.stage('Dockerfile', content);
    expect(verdict(repo, ['commit', '-qm', 'x'], env)).toBe(expected);
    // Not even where plimsoll is missing, and then node too.
    repo.git('config', '--unset', 'plimsoll.home');
    rmSync(repo.path('node_modules'), { recursive: true });
    repo.stage('Dockerfile', `${content}# more\n`);
    const missing = repo.run('git', ['commit', '-qm', 'x'], { env });
    expect(missing.status).toBe(1);
    expect(missing.output).toContain('plimsoll (a fresh clone, or an older branch?) was not found');
    expect(existsSync(calls)).toBe(false);
  });
});

describe('pnpm and Yarn', () => {
  it('pnpm: a link into its store is followed', () => {
    const repo = protectedRepo();
    repo.git('config', '--unset', 'plimsoll.home');
    rmSync(repo.path('node_modules'), { recursive: true });
    const store = 'node_modules/.pnpm/plimsoll@0.1.0/node_modules';
    mkdirSync(repo.path(store), { recursive: true });
    symlinkSync(inject('plimsoll').installed, repo.path(`${store}/plimsoll`), 'dir');
    symlinkSync('.pnpm/plimsoll@0.1.0/node_modules/plimsoll', repo.path('node_modules/plimsoll'), 'dir');
    repo.stage('Dockerfile', BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
  });

  it('Plug’n’Play: the package is where .pnp.cjs says', () => {
    const repo = protectedRepo();
    repo.git('config', '--unset', 'plimsoll.home');
    rmSync(repo.path('node_modules'), { recursive: true });
    const place = JSON.stringify(inject('plimsoll').installed);
    repo.write(
      '.pnp.cjs',
      `const M = require("module"); const r = M._resolveFilename;\nM._resolveFilename = (q, ...a) => r(q.replace(/^plimsoll(?=\\/)/, () => ${place}), ...a);\n`,
    );
    repo.stage('Dockerfile', BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
    repo.stage('Dockerfile', GOOD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('passed');
  });
});

describe('what Windows is like, as far as a POSIX system can show it', () => {
  it('a drive letter in the name by which Git starts the script, and the former hook beside it', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.link('C:', '.');
    repo.write(`${HOOK}.pre-plimsoll`, '#!/bin/sh\necho "former hook"\n', 0o755);
    const outcome = repo.run('sh', [`C:/${HOOK}`], { env: { GIT_INDEX_FILE: '.git/index' } });
    expect(outcome.output).toContain('former hook');
    expect(outcome.output).toContain('DF009');
    expect(outcome.status).toBe(1);
  });

  it.each([
    ['PROGRAMFILES', 'C:\\Program Files', 'C:\\Program Files/nodejs/node.exe'],
    ['NVM_SYMLINK', 'C:\\nvm4w\\nodejs', 'C:\\nvm4w\\nodejs/node.exe'],
    ['PLIMSOLL_NODE', 'D:/node 22/node.exe', 'D:/node 22/node.exe'],
  ])('node.exe in the folder of %s', (variable, value, path) => {
    const repo = protectedRepo();
    repo.git('config', '--unset', 'plimsoll.node');
    repo.stage('Dockerfile', BAD);
    nodeAt(repo.path(path));
    expect(verdict(repo, ['commit', '-qm', 'x'], { PATH: bare(repo), [variable]: value })).toBe('stopped');
  });

  it('a recorded node and package with drive letters and blanks', () => {
    const repo = protectedRepo();
    nodeAt(repo.path('C:/Program Files/nodejs/node.exe'));
    mkdirSync(repo.path('C:/Users/A B'), { recursive: true });
    symlinkSync(inject('plimsoll').installed, repo.path('C:/Users/A B/plimsoll'), 'dir');
    rmSync(repo.path('node_modules'), { recursive: true });
    repo.git('config', 'plimsoll.node', 'C:/Program Files/nodejs/node.exe');
    repo.git('config', 'plimsoll.home', 'C:/Users/A B/plimsoll');
    repo.stage('Dockerfile', BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'], { PATH: bare(repo) })).toBe('stopped');
  });

  it('paths that Git prints in its own form are not opened', () => {
    const repo = protectedRepo();
    repo.stage('sub/Dockerfile', BAD);
    const real = repo.run('sh', ['-c', 'command -v git']).stdout.trim();
    // As Git for Windows prints the top and the Git folder: Node would not find them.
    repo.write(
      '../msys/git',
      `#!/bin/sh\n[ "$1" = rev-parse ] || exec '${real}' "$@"\necho "$*" >> '${repo.path('../asked')}'\n'${real}' "$@" | sed 's,^${repo.root},/c/repo,'\n`,
      0o755,
    );
    const env = { PATH: `${repo.path('../msys')}:${repo.env['PATH'] ?? ''}` };
    const bin = join(inject('plimsoll').installed, 'bin/plimsoll.cjs');
    for (const cwd of [repo.root, repo.path('sub')]) {
      const outcome = repo.run(process.execPath, [bin, 'check', '--staged'], { cwd, env });
      expect(outcome.output).toContain('DF009');
      expect(outcome.status).toBe(1);
    }
    expect(repo.read('../asked')).toContain('--show-cdup');
    expect(repo.read('../asked')).not.toMatch(/--show-toplevel|--absolute/);
  });

  it('CRLF: the checkout of a repository with autocrlf does not reach the script', () => {
    const repo = protectedRepo();
    repo.git('config', 'core.autocrlf', 'true');
    repo.stage('.plimsoll.yaml', 'ignore: [DF009]\r\n');
    repo.stage('Dockerfile', BAD.replaceAll('\n', '\r\n'));
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('passed');
    expect(readFileSync(repo.path(HOOK), 'latin1')).not.toContain('\r');
  });
});

describe('a work tree that WSL and Windows share', () => {
  it('the script takes the node that it finds, of whatever system', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.git('config', 'plimsoll.node', '/mnt/c/nowhere/node.exe');
    expect(verdict(repo, ['commit', '-qm', 'x'], { WSL_DISTRO_NAME: 'Debian' })).toBe('stopped');
  });
});

describe('the name of a folder', () => {
  it('is never code: not that of the repository, not that of the package', () => {
    const repo = protectedRepo({ name: `$(touch boom) \`touch boom\` "q" it's; touch boom` });
    mkdirSync(repo.path('tools'));
    repo.link('tools/$(touch boom) "p"', inject('plimsoll').installed);
    rmSync(repo.path('node_modules'), { recursive: true });
    repo.git('config', 'plimsoll.home', repo.path('tools/$(touch boom) "p"'));
    repo.stage('Dockerfile', BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
    repo.stage('Dockerfile', GOOD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('passed');
    expect(repo.git('status', '--porcelain', '--ignored')).not.toContain('boom');
  });
});

describe('standard input', () => {
  it('is not waited for by a commit hook, even where it stays open', async () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    for (const env of [repo.env, { ...repo.env, GIT_INDEX_FILE: '.git/index' }]) {
      const child = spawn('sh', [HOOK], { cwd: repo.root, env, stdio: ['pipe', 'ignore', 'ignore'] });
      const [status] = await once(child, 'exit');
      child.stdin.destroy();
      expect(status).toBe(1);
    }
  });
});

describe('a program that plimsoll starts', () => {
  it('cannot write into the index of the commit: it does not know it', () => {
    const repo = protectedRepo();
    repo.stage('.plimsoll.yaml', 'shell: { engine: shellcheck }\n');
    repo.stage('Dockerfile', GOOD);
    repo.commit();
    repo.git('init', '-q', '../other');
    repo.write('../other/file', 'x\n');
    const seen = repo.path('../seen');
    repo.write(
      '../stubs/shellcheck',
      `#!/bin/sh\nenv | grep -E '^GIT_(INDEX_FILE|DIR|PREFIX|EDITOR)=' >> '${seen}'\ngit -C '${repo.path('../other')}' add file\necho ran >> '${seen}'\necho '{"comments":[]}'\n`,
      0o755,
    );
    repo.write('Dockerfile', `${GOOD}RUN x=1 && echo "$x"\n`);
    const env = { PATH: `${repo.path('../stubs')}:${repo.env['PATH'] ?? ''}` };
    expect(verdict(repo, ['commit', '-qam', 'x'], env)).toBe('passed');
    expect(repo.read('../seen')).toBe('ran\n');
    expect(repo.git('show', '--name-only', '--format=', 'HEAD')).toBe('Dockerfile');
    expect(repo.git('-C', '../other', 'ls-files')).toBe('file');
  });
});

describe('simple-git', () => {
  it('works in a hook, where Git exports an editor: status, install and uninstall', () => {
    const repo = protectedRepo();
    const bin = join(inject('plimsoll').installed, 'bin/plimsoll.cjs');
    const call = (command: string): string => `'${process.execPath}' '${bin}' ${command} || exit 3\n`;
    repo.write(
      '.git/hooks/commit-msg',
      `#!/bin/sh\necho "editor $GIT_EDITOR, index $GIT_INDEX_FILE"\n${call('status')}${call('install --hooks pre-push')}${call('uninstall')}`,
      0o755,
    );
    const env = { GIT_EDITOR: 'true', GIT_PAGER: 'cat', GIT_SSH_COMMAND: 'ssh -x' };
    const { status, output } = repo.run('git', ['commit', '-q', '--allow-empty', '-m', 'x'], { env });
    expect(output).toMatch(/^editor \S+, index \S+\n/);
    expect(output).toContain('Commits here are checked.');
    expect(output).not.toMatch(/is not permitted|unsafe/i);
    expect(status).toBe(0);
    expect(plimsoll(repo, 'status').status).toBe(1);
    expect(existsSync(repo.path(HOOK))).toBe(false);
    expect(existsSync(repo.path('.git/hooks/pre-push'))).toBe(false);
  });
});
