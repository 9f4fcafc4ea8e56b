import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { writeExecutable } from '../support/programs.ts';
import { BAD, commits, GOOD, plimsoll, protectedRepo, verdict } from '../support/protected-repo.ts';

const KINDS = [
  ['good', GOOD, 'passed'],
  ['bad', BAD, 'stopped'],
] as const;

/** How a commit comes to be: stages `content` and gives the arguments of git. */
const WAYS: Readonly<Record<string, (repo: GitRepo, content: string) => readonly string[]>> = {
  'a plain commit': (repo, content) => {
    repo.stage('Dockerfile', content);
    return ['commit', '-qm', 'x'];
  },
  'commit from a folder below': (repo, content) => {
    repo.stage('sub/Dockerfile', content);
    return ['-C', 'sub', 'commit', '-qm', 'x'];
  },
  'commit -a': (repo, content) => {
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    repo.write('Dockerfile', content);
    return ['commit', '-qam', 'x'];
  },
  'commit FILE, whose staged content is another': (repo, content) => {
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    repo.stage('Dockerfile', content === GOOD ? BAD : GOOD);
    repo.write('Dockerfile', content);
    return ['commit', '-qm', 'x', 'Dockerfile'];
  },
  'commit --only, beside another staged file': (repo, content) => {
    repo.stage('other/Dockerfile', content === GOOD ? BAD : GOOD);
    repo.stage('Dockerfile', content);
    return ['commit', '-qm', 'x', '--only', 'Dockerfile'];
  },
  'commit --include': (repo, content) => {
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    repo.write('Dockerfile', content);
    return ['commit', '-qm', 'x', '-i', 'Dockerfile'];
  },
  'commit --amend': (repo, content) => {
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    repo.stage('Dockerfile', content);
    return ['commit', '-q', '--amend', '--no-edit'];
  },
  'commit --fixup': (repo, content) => {
    repo.stage('Dockerfile', content);
    return ['commit', '-q', '--fixup', 'HEAD'];
  },
  'a squash merge': (repo, content) => {
    branchWith(repo, content);
    repo.git('merge', '-q', '--squash', 'side');
    return ['commit', '-qm', 'x'];
  },
  'cherry-pick -n': (repo, content) => {
    branchWith(repo, content);
    repo.git('cherry-pick', '-n', 'side');
    return ['commit', '-qm', 'x'];
  },
  'a resolved conflict': (repo, content) => {
    conflict(repo, 'merge');
    repo.stage('Dockerfile', content);
    return ['commit', '-q', '--no-edit'];
  },
  'a cherry-pick continued after a conflict': (repo, content) => {
    conflict(repo, 'cherry-pick');
    repo.stage('Dockerfile', content);
    return ['cherry-pick', '--continue'];
  },
  'a clean merge whose result neither side has': (repo, content) => {
    // Each side is checked by itself only where both changed the file: Git mixes their lines.
    const filler = Array.from({ length: 12 }, (_, index) => `# ${index}\n`).join('');
    repo.stage('Dockerfile', `# top\n${filler}FROM debian:13-slim\n`);
    repo.commit();
    repo.git('checkout', '-q', '-b', 'side');
    repo.stage('Dockerfile', `# top\n${filler}${content}`);
    repo.commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('Dockerfile', `# head\n${filler}FROM debian:13-slim\n`);
    repo.commit();
    return ['merge', '-q', '--no-edit', 'side'];
  },
  'a pull whose result neither side has': (repo, content) => {
    mixed(repo, [content]);
    return ['pull', '-q', '--no-rebase', '--no-edit', '.', 'side0'];
  },
  'an octopus merge whose result no side has': (repo, content) => {
    mixed(repo, [content, GOOD]);
    return ['merge', '-q', '--no-edit', 'side0', 'side1'];
  },
  'commit -p': (repo, content) => {
    repo.stage('Dockerfile', '# before\n');
    repo.commit();
    repo.write('Dockerfile', content);
    // Git asks about the one hunk on standard input.
    return ['-c', 'interactive.singleKey=false', 'commit', '-q', '-p', '-m', 'x'];
  },
  'an amend in the middle of a rebase': (repo, content) => {
    repo.stage('Dockerfile', '# before\n');
    repo.commit('edited');
    repo.stage('notes', 'x\n');
    repo.commit('after');
    const edit = { GIT_SEQUENCE_EDITOR: 'sed -i 1s/^pick/edit/' };
    expect(repo.run('git', ['rebase', '-q', '-i', 'HEAD~2'], { env: edit }).status).toBe(0);
    repo.stage('Dockerfile', content);
    return ['commit', '-q', '--amend', '--no-edit'];
  },
  'content that is not in the work tree': (repo, content) => {
    repo.stageBlob('gone/Dockerfile', content);
    return ['commit', '-qm', 'x'];
  },
  'a skip-worktree entry': (repo, content) => {
    repo.stage('Dockerfile', content);
    repo.git('update-index', '--skip-worktree', 'Dockerfile');
    repo.write('Dockerfile', content === GOOD ? BAD : GOOD);
    return ['commit', '-qm', 'x'];
  },
  'a rename': (repo, content) => {
    repo.stage('notes', content);
    repo.commit();
    repo.git('mv', 'notes', 'Dockerfile');
    return ['commit', '-qm', 'x'];
  },
  'a link that becomes a file': (repo, content) => {
    repo.link('Dockerfile', '.dockerignore');
    repo.git('add', '.');
    repo.commit();
    rmSync(repo.path('Dockerfile'));
    repo.stage('Dockerfile', content);
    return ['commit', '-qm', 'x'];
  },
  'a split index': (repo, content) => {
    repo.git('update-index', '--split-index');
    repo.stage('Dockerfile', content);
    return ['commit', '-qm', 'x'];
  },
  'fsmonitor and an untracked cache': (repo, content) => {
    // A monitor that knows of no change: Git then trusts its index alone.
    repo.write('.git/monitor', '#!/bin/sh\nprintf "token\\0"\n', 0o755);
    repo.git('config', 'core.fsmonitor', repo.path('.git/monitor'));
    repo.git('config', 'core.untrackedCache', 'true');
    repo.git('status');
    repo.stage('Dockerfile', content);
    return ['commit', '-qm', 'x'];
  },
  'an object that is replaced by another': (repo, content) => {
    repo.stage('Dockerfile', content);
    repo.stageBlob('notes', content === GOOD ? BAD : GOOD);
    repo.git('replace', repo.git('rev-parse', ':Dockerfile'), repo.git('rev-parse', ':notes'));
    return ['commit', '-qm', 'x'];
  },
  'literal pathspecs': (repo, content) => {
    repo.stage('Dockerfile', content);
    return ['--literal-pathspecs', 'commit', '-qm', 'x'];
  },
  'git --git-dir and --work-tree from elsewhere': (repo, content) => {
    repo.stage('Dockerfile', content);
    return ['-C', '/', `--git-dir=${repo.path('.git')}`, `--work-tree=${repo.root}`, 'commit', '-qm', 'x'];
  },
  'CRLF in the work tree, LF in the blob': (repo, content) => {
    repo.git('config', 'core.autocrlf', 'true');
    repo.stage('Dockerfile', content.replaceAll('\n', '\r\n'));
    return ['commit', '-qm', 'x'];
  },
};

/** Each of some branches changes lines of its own of one file, as `main` does: Git mixes them. */
function mixed(repo: GitRepo, contents: readonly string[]): void {
  const filler = Array.from({ length: 12 }, (_, index) => `# ${index}\n`).join('');
  const base = ['# top\n', filler, ...contents.flatMap((_, index) => [`# part ${index}\n`, filler])];
  const commitWith = (at: number, text: string): void => {
    repo.stage('Dockerfile', base.map((part, index) => (index === at ? text : part)).join(''));
    repo.commit();
  };
  commitWith(0, '# top\n');
  contents.forEach((content, index) => {
    repo.git('checkout', '-q', '-b', `side${index}`, 'main');
    commitWith(2 * index + 2, content);
  });
  repo.git('checkout', '-q', 'main');
  commitWith(0, '# head\n');
}

function branchWith(repo: GitRepo, content: string): void {
  repo.git('checkout', '-q', '-b', 'side');
  repo.stage('Dockerfile', content);
  repo.commit();
  repo.git('checkout', '-q', 'main');
}

function conflict(repo: GitRepo, how: string): void {
  branchWith(repo, '# side\n');
  repo.stage('Dockerfile', '# main\n');
  repo.commit();
  expect(repo.try(how, 'side').status).toBe(1);
}

describe.each(Object.keys(WAYS))('%s', (way) => {
  it.each(KINDS)('with %s content', (_kind, content, expected) => {
    const repo = protectedRepo();
    const args = WAYS[way]?.(repo, content) ?? [];
    expect(verdict(repo, args, {}, args.includes('-p') ? 'y\n' : '')).toBe(expected);
  });
});

/** Older gits know files only as the place of refs. */
const hasReftable = spawnSync('git', ['init', '-h'], { encoding: 'utf8' }).stdout.includes('--ref-format');

describe.each([
  ['SHA-256', ['--object-format=sha256'], true],
  ['reftable', ['--ref-format=reftable'], hasReftable],
  ['SHA-256 and reftable', ['--object-format=sha256', '--ref-format=reftable'], hasReftable],
  ['a separate Git folder', ['--separate-git-dir=../elsewhere'], true],
] as const)('a repository with %s', (_name, init, isKnown) => {
  it.skipIf(!isKnown).each(KINDS)('with %s content', (_kind, content, expected) => {
    const repo = protectedRepo({ init });
    repo.stage('Dockerfile', content);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe(expected);
  });
});

describe('other places', () => {
  it.each(KINDS)('the first commit, with %s content', (_kind, content, expected) => {
    const repo = protectedRepo();
    repo.git('checkout', '-q', '--orphan', 'fresh');
    repo.stage('Dockerfile', content);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe(expected);
  });

  it.each(KINDS)('a linked worktree without node_modules, with %s content', (_kind, content, expected) => {
    const repo = protectedRepo();
    repo.git('worktree', 'add', '-q', '../linked');
    const linked = join(dirname(repo.root), 'linked');
    writeFileSync(join(linked, 'Dockerfile'), content);
    repo.run('git', ['add', '.'], { cwd: linked });
    const { status, output } = repo.run('git', ['commit', '-qm', 'x'], { cwd: linked });
    expect(output.includes('DF009') ? 'stopped' : 'passed').toBe(expected);
    expect(status).toBe(expected === 'passed' ? 0 : 1);
  });

  it.each(KINDS)('a submodule, with %s content', (_kind, content, expected) => {
    const outer = gitRepo();
    const inner = gitRepo();
    inner.commit();
    outer.commit();
    outer.git('submodule', '--quiet', 'add', inner.root, 'module');
    const module = Object.assign(Object.create(Object.getPrototypeOf(outer)), outer, { root: outer.path('module') });
    expect(plimsoll(module, 'install').status).toBe(0);
    writeFileSync(join(module.root, 'Dockerfile'), content);
    module.git('add', '.');
    expect(verdict(module, ['commit', '-qm', 'x'])).toBe(expected);
  });
});

describe('what brings no content of its own', () => {
  it('a merge of another branch’s commits passes, whatever they hold', () => {
    const repo = protectedRepo();
    branchWith(repo, BAD);
    repo.stage('notes', 'x\n');
    repo.commit();
    expect(verdict(repo, ['merge', '-q', '--no-edit', 'side'])).toBe('passed');
  });

  it('a merge is judged as the configuration says', () => {
    for (const [merges, expected] of [
      ['all', 'stopped'],
      ['off', 'passed'],
      ['changed', 'passed'],
    ] as const) {
      const repo = protectedRepo();
      repo.stage('.plimsoll.yaml', `merges: ${merges}\n`);
      repo.commit();
      branchWith(repo, BAD);
      repo.stage('notes', 'x\n');
      repo.commit();
      expect(verdict(repo, ['merge', '-q', '--no-edit', 'side'])).toBe(expected);
    }
  });

  it('a stopped merge says how to go on, and can be ended or given up', () => {
    const repo = protectedRepo();
    const args = WAYS['a clean merge whose result neither side has']?.(repo, BAD) ?? [];
    const { status, output } = repo.try(...args);
    expect(status).toBe(1);
    expect(output).toContain('git merge --abort');
    repo.write('Dockerfile', repo.read('Dockerfile').replace('EXPOSE 80:8080', 'EXPOSE 8080'));
    repo.git('add', 'Dockerfile');
    expect(verdict(repo, ['commit', '-q', '--no-edit'])).toBe('passed');
    expect(repo.git('rev-list', '--count', '--merges', 'HEAD')).toBe('1');
  });

  it('a merge that slips something else in is stopped', () => {
    const repo = protectedRepo();
    branchWith(repo, GOOD);
    repo.stage('notes', 'x\n');
    repo.commit();
    repo.git('merge', '-q', '--no-commit', 'side');
    repo.stage('Dockerfile', BAD);
    expect(verdict(repo, ['commit', '-q', '--no-edit'])).toBe('stopped');
  });

  it('deletions, symlinks, intent-to-add, an empty commit and an amend of the message are silent', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.stage('old/Dockerfile', BAD);
    repo.commit();
    repo.git('rm', '-q', 'old/Dockerfile');
    repo.link('Dockerfile.link', 'Dockerfile');
    repo.git('add', 'Dockerfile.link');
    repo.write('later/Dockerfile', BAD);
    repo.git('add', '-N', 'later/Dockerfile');
    expect(repo.try('commit', '-qm', 'x')).toMatchObject({ status: 0, output: '' });
    expect(repo.git('status', '--porcelain')).toBe('A later/Dockerfile'.padStart(19));
    expect(repo.try('commit', '-q', '--allow-empty', '-m', 'x')).toMatchObject({ status: 0, output: '' });
    expect(repo.try('commit', '-q', '--amend', '--allow-empty', '-m', 'y')).toMatchObject({ status: 0, output: '' });
  });

  it('rebase, a clean cherry-pick, revert, am and stash do not run the hook', () => {
    const repo = protectedRepo();
    branchWith(repo, BAD);
    repo.stage('notes', 'x\n');
    repo.commit();
    expect(verdict(repo, ['cherry-pick', 'side'])).toBe('passed');
    expect(verdict(repo, ['revert', '--no-edit', 'HEAD'])).toBe('passed');
    expect(verdict(repo, ['revert', '--no-edit', 'HEAD'])).toBe('passed');
    repo.git('reset', '-q', '--hard', 'HEAD~3');
    writeFileSync(
      repo.path('../p.patch'),
      execFileSync('git', ['format-patch', '--stdout', '-1', 'side'], repoCall(repo)),
    );
    expect(verdict(repo, ['am', '-q', '../p.patch'])).toBe('passed');
    repo.git('checkout', '-q', 'side');
    expect(verdict(repo, ['rebase', '-q', 'main'])).toMatch(/passed|status 0/);
    repo.write('Dockerfile', `${BAD}# more\n`);
    expect(repo.try('stash').status).toBe(0);
  });

  it('a fast-forward, rebase --apply, a fixup in a rebase and --no-verify do not run it either', () => {
    const repo = protectedRepo();
    branchWith(repo, BAD);
    expect(verdict(repo, ['merge', '-q', '--ff-only', 'side'])).toBe('passed');
    repo.git('reset', '-q', '--hard', 'HEAD^');
    repo.stage('notes', 'x\n');
    repo.commit();
    repo.git('checkout', '-q', 'side');
    expect(verdict(repo, ['rebase', '-q', '--apply', 'main'])).toBe('passed');
    repo.stage('Dockerfile', `${BAD}# fixed up\n`);
    expect(verdict(repo, ['commit', '-q', '-n', '--fixup', 'HEAD'])).toBe('passed');
    const env = { GIT_SEQUENCE_EDITOR: 'true' };
    expect(verdict(repo, ['rebase', '-q', '-i', '--autosquash', 'main'], env)).toBe('passed');
    const two = protectedRepo();
    mixed(two, [BAD]);
    expect(verdict(two, ['merge', '-q', '--no-edit', '--no-verify', 'side0'])).toBe('passed');
  });
});

function repoCall(repo: GitRepo) {
  return { cwd: repo.root, env: repo.env };
}

describe('names', () => {
  it.each([
    ' lead',
    'trail ',
    'new\nline',
    'cr\r',
    'tab\t',
    "it's",
    '"q"',
    '`id`',
    '$(touch x)',
    'a;touch x',
    'back\\slash',
    '-lead',
    '--help',
    ':(top)x',
    '!x',
    '#x',
    '~',
    '%PATH%',
    '[ab]*?',
    '{a,b}',
    'e\u0301',
    '\u00e9',
    'x'.repeat(200),
    'd/'.repeat(20),
  ])('a file in the folder %j is seen', (folder) => {
    const repo = protectedRepo();
    repo.stageBlob(`${folder}/Dockerfile`.replace('//', '/'), BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
    expect(existsSync(repo.path('x'))).toBe(false);
  });

  it('that is no UTF-8 is seen, and printed without harm', () => {
    const repo = protectedRepo();
    repo.stageBlob(Buffer.from([0xff, 0x1b, ...Buffer.from('/Dockerfile')]), BAD);
    const { status, output } = repo.try('commit', '-qm', 'x');
    expect(status).toBe(1);
    expect(output).toContain('DF009');
    expect(output).not.toContain('\u001b');
  });
});

describe('the environment', () => {
  it('a graphical client without PATH finds node where nvm keeps it', () => {
    const repo = protectedRepo();
    const bin = repo.path('../bin');
    mkdirSync(bin);
    for (const program of ['git', 'sh', 'grep']) {
      symlinkSync(execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim(), join(bin, program));
    }
    mkdirSync(join(repo.home, '.nvm/versions/node/v20.20.2/bin'), { recursive: true });
    symlinkSync(process.execPath, join(repo.home, '.nvm/versions/node/v20.20.2/bin/node'));
    repo.git('config', '--unset', 'plimsoll.node');
    repo.stage('Dockerfile', BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'], { PATH: bin })).toBe('stopped');
  });

  it('CI, no terminal and leaking variables change nothing', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    for (const env of [
      { CI: 'true' },
      { TERM: 'dumb' },
      { GIT_TRACE: '1' },
      { GIT_EXTERNAL_DIFF: 'true' },
      { LC_ALL: 'C' },
    ]) {
      expect(verdict(repo, ['commit', '-qm', 'x'], env)).toBe('stopped');
    }
    expect(repo.run('git', ['commit', '-qm', 'x'], { env: { CI: 'true' } }).output).not.toContain('\u001b');
  });

  it('PLIMSOLL_SKIP leaves a rule out and says which', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    const { status, output } = repo.run('git', ['commit', '-qm', 'x'], { env: { PLIMSOLL_SKIP: 'DF009' } });
    expect(status).toBe(0);
    expect(output).toContain('DF009');
  });

  it('two commits at once, in two worktrees, both end right', async () => {
    const repo = protectedRepo();
    repo.git('worktree', 'add', '-q', '../linked');
    const linked = join(dirname(repo.root), 'linked');
    repo.stage('Dockerfile', BAD);
    writeFileSync(join(linked, 'Dockerfile'), GOOD);
    repo.run('git', ['add', '.'], { cwd: linked });
    const commit = (cwd: string) =>
      new Promise<number | null>((resolve) => {
        spawn('git', ['commit', '-qm', 'x'], { cwd, env: repo.env, stdio: 'ignore' }).on('close', resolve);
      });
    expect(await Promise.all([commit(repo.root), commit(linked)])).toEqual([1, 0]);
  });

  it('a file staged while the checks run is checked too, or the commit is stopped', () => {
    const repo = protectedRepo();
    // The user's init.sh runs between the prefilter and our listing: the latest moment that a test can hit for certain.
    mkdirSync(join(repo.home, '.config/plimsoll'), { recursive: true });
    writeFileSync(join(repo.home, '.config/plimsoll/init.sh'), 'cp bad Dockerfile && git add Dockerfile\n');
    repo.write('bad', BAD);
    repo.stage('Dockerfile', GOOD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
  });

  it('an index that changes in every round is status 2', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', GOOD);
    // A program that plimsoll starts in each round stages something.
    const count = repo.path('.git/count');
    writeExecutable(
      repo.path('bin/shellcheck'),
      `#!/bin/sh\necho x >> '${count}'\ncd '${repo.root}'\nwc -l < '${count}' > notes\ngit add notes\necho '{"comments":[]}'\n`,
    );
    repo.stage('.plimsoll.yaml', 'shell: { engine: shellcheck }\n');
    repo.stage('Dockerfile', `${GOOD}RUN echo "$x"\n`);
    const env = { PATH: `${repo.path('bin')}:${repo.env['PATH'] ?? ''}` };
    const { status, output } = repo.run('git', ['commit', '-qm', 'x'], { env });
    expect(output).toMatch(/^plimsoll: the index keeps changing while it is checked\nhint: .*\n$/);
    expect(status).toBe(1);
    expect(repo.read('.git/count')).toBe('x\n'.repeat(3));
  });

  it('unmerged paths are named by a check that is typed, with status 2', () => {
    const repo = protectedRepo();
    branchWith(repo, BAD);
    repo.stage('Dockerfile', GOOD);
    repo.commit();
    expect(repo.try('merge', '-q', 'side').status).toBe(1);
    const { status, output } = plimsoll(repo, 'check', '--staged');
    expect(output).toContain('Dockerfile');
    expect(status).toBe(2);
  });

  it.each(['in no repository', 'in a bare one', 'inside .git'])('run by hand %s is one line and status 2', (place) => {
    const repo = protectedRepo();
    const bare = repo.path('../bare.git');
    repo.git('init', '-q', '--bare', bare);
    const cwd = { 'in no repository': repo.home, 'in a bare one': bare, 'inside .git': repo.path('.git') }[place];
    const bin = repo.path('node_modules/plimsoll/bin/plimsoll.cjs');
    const { status, stdout, stderr } = repo.run(process.execPath, [bin, 'run', 'pre-commit'], { cwd: cwd ?? '' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^plimsoll: .+\n(?:hint: .+\n)?$/);
  });

  it('a staged binary of 64 MiB stops the commit as a Dockerfile, and not as a file of any kind', () => {
    const repo = protectedRepo();
    repo.stage('data.yaml', Buffer.alloc(64 << 20));
    repo.stage('other/Dockerfile', GOOD);
    expect(repo.try('commit', '-qm', 'x')).toMatchObject({
      status: 0,
      output: expect.stringMatching(/note: data\.yaml /),
    });
    repo.stage('Dockerfile', Buffer.alloc(64 << 20));
    const { status, output } = repo.try('commit', '-qm', 'x');
    expect(output).toMatch(/PLM003[\s\S]*not checked: 65536 kB is over the limit/);
    expect(status).toBe(1);
  });

  it('of 20,000 staged files with long names the last is found', () => {
    const repo = protectedRepo();
    const id = repo.git('hash-object', '-w', '.dockerignore');
    const name = (index: number): string => `${'long/'.repeat(15)}a-name-of-a-file-${index}.yaml`;
    const input = Array.from({ length: 20_000 }, (_, index) => `100644 ${id}\t${name(index)}\n`).join('');
    repo.run('git', ['update-index', '--index-info'], { input });
    repo.stageBlob('z/Dockerfile', BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
  });

  it('a read-only repository can be checked', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.run('chmod', ['-R', 'a-w', '.git']);
    const { status, output } = plimsoll(repo, 'check', '--staged');
    repo.run('chmod', ['-R', 'u+w', '.git']);
    expect(status).toBe(1);
    expect(output).toContain('DF009');
    expect(repo.git('status', '--porcelain')).toBe('A  Dockerfile');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s leaves everything as it was', async (signal) => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', `${BAD}# not staged\n`);
    const before = repo.git('ls-files', '-s');
    const child = spawn('git', ['commit', '-qm', 'x'], { ...repoCall(repo), detached: true, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 60));
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
    await ended;
    expect(repo.git('ls-files', '-s')).toBe(before);
    expect(repo.read('Dockerfile')).toBe(`${BAD}# not staged\n`);
    expect(repo.git('stash', 'list')).toBe('');
    expect(commits(repo)).toBe(1);
  });
});
