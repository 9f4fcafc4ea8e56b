import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo, type Outcome } from '../support/git-repo.ts';
import { PACKAGE } from '../support/io.ts';

const HOOK = '.git/hooks/pre-push';
/** Stands in for the package: says what it was given, on standard input too. */
const STUB =
  'console.log("ran " + process.argv.slice(2).join(" ") + "|" + require("fs").readFileSync(0, "latin1") + "|");\n';

/** A repository with a remote that has its first commit, our script as its hook, and a package that only speaks. */
function pushing(withPackage = true): GitRepo {
  const repo = gitRepo();
  repo.git('init', '-q', '--bare', '../remote.git');
  repo.git('remote', 'add', 'origin', '../remote.git');
  repo.write('.gitignore', 'node_modules\n');
  repo.stage('old/Dockerfile', 'FROM a\n');
  repo.commit();
  repo.git('push', '-q', 'origin', 'main');
  mkdirSync(repo.path('.git/hooks'), { recursive: true });
  copyFileSync(join(PACKAGE, 'hooks/pre-push'), repo.path(HOOK));
  if (withPackage) repo.write('node_modules/plimsoll/bin/plimsoll.cjs', STUB);
  return repo;
}

function commit(repo: GitRepo, name: string, content = 'x\n'): string {
  repo.stage(name, content);
  return repo.commit(name);
}

const push = (repo: GitRepo, ...args: string[]): Outcome => repo.try('push', '-q', ...args);

describe('what leaves', () => {
  it.each(['Dockerfile', 'a/b/Containerfile.dev', 'k8s/pod.YAML', 'x.yml', 'pod.json', '.hadolint.yaml'])(
    'with %s starts plimsoll, which gets what Git says',
    (name) => {
      const repo = pushing();
      const old = repo.git('rev-parse', 'HEAD');
      commit(repo, name);
      const tip = commit(repo, 'notes.txt');
      expect(push(repo, 'origin', 'main').output).toContain(
        `ran run pre-push origin ../remote.git|refs/heads/main ${tip} refs/heads/main ${old}\n|`,
      );
    },
  );

  it('with nothing of ours starts nothing, though node and plimsoll are missing', () => {
    const repo = pushing(false);
    commit(repo, 'notes.txt');
    commit(repo, 'web/package.json', '{}\n');
    const bin = join(repo.home, 'bin');
    mkdirSync(bin);
    for (const program of ['git', 'sh', 'grep', 'cat']) {
      symlinkSync(repo.run('sh', ['-c', `command -v ${program}`]).stdout.trim(), join(bin, program));
    }
    expect(repo.run('git', ['push', '-q', 'origin', 'main'], { env: { PATH: bin } })).toMatchObject({
      status: 0,
      output: '',
    });
    expect(push(repo, 'origin', 'main')).toMatchObject({ status: 0, output: '' });
  });

  it('as a new branch is what no branch of the remote has', () => {
    const repo = pushing();
    repo.git('checkout', '-q', '-b', 'topic');
    commit(repo, 'notes.txt');
    expect(push(repo, 'origin', 'topic')).toMatchObject({ status: 0, output: '' });
    repo.git('checkout', '-q', '-b', 'second');
    commit(repo, 'Dockerfile');
    commit(repo, 'more.txt');
    expect(push(repo, 'origin', 'second').output).toContain('ran run pre-push');
  });

  it('does not hide behind a merge, a branch beside it, or a remote commit that is not here', () => {
    const repo = pushing();
    repo.git('checkout', '-q', '-b', 'side');
    commit(repo, 'Dockerfile');
    repo.git('checkout', '-q', 'main');
    commit(repo, 'notes.txt');
    repo.git('merge', '-q', '--no-edit', '-s', 'ours', 'side');
    expect(push(repo, 'origin', 'main').output).toContain('ran run pre-push');

    const two = pushing();
    commit(two, 'notes.txt');
    two.git('branch', 'side', commit(two, 'Dockerfile'));
    two.git('reset', '-q', '--hard', 'HEAD^');
    expect(push(two, 'origin', 'main', 'side').output).toContain('ran run pre-push');

    const three = pushing();
    const tip = commit(three, 'Dockerfile');
    const input = `refs/heads/main ${tip} refs/heads/main ${'f'.repeat(40)}\n`;
    expect(three.run('sh', [HOOK, 'origin', 'x'], { input }).output).toContain('ran run pre-push');
  });

  it('as a deletion, or as nothing, has nothing to check', () => {
    const repo = pushing();
    commit(repo, 'Dockerfile');
    repo.git('push', '-q', '--no-verify', 'origin', 'main:gone');
    expect(push(repo, 'origin', ':gone')).toMatchObject({ status: 0, output: '' });
    expect(push(repo, 'origin', 'HEAD^:main')).toMatchObject({ status: 0, output: '' });
    expect(repo.run('sh', [HOOK, 'origin', 'x'])).toMatchObject({ status: 0, output: '' });
  });

  it('is judged whatever its configuration names, as the commit has it and not the work tree', () => {
    for (const [name, content] of [
      ['.plimsoll.json', '{"files": {"dockerfile": ["*.build"]}}\n'],
      ['package.json', '{"plimsoll": {"files": {}}}\n'],
    ] as const) {
      const repo = pushing();
      commit(repo, name, content);
      repo.git('push', '-q', '--no-verify', 'origin', 'main');
      commit(repo, 'app.build');
      repo.run('rm', [repo.path(name)]);
      expect(push(repo, 'origin', 'main').output).toContain('ran run pre-push');
    }
  });

  it('may be the tag of something that is no commit', () => {
    const repo = pushing();
    repo.git('tag', 'key', repo.git('hash-object', '-w', '.gitignore'));
    expect(push(repo, 'origin', 'key').status).toBe(0);
  });

  it('is not hidden by pathspec variables and replaced objects', () => {
    const repo = pushing();
    const bad = commit(repo, 'Dockerfile');
    const good = repo.git('commit-tree', '-p', 'HEAD^', '-m', 'x', 'HEAD^^{tree}');
    repo.git('replace', bad, good);
    expect(repo.try('--literal-pathspecs', 'push', '-q', 'origin', 'main').output).toContain('ran run pre-push');
  });
});

describe('the hook that was there', () => {
  const OWN = '#!/bin/sh\necho "theirs $# $1|$(cat)|"\nexit ${STATUS:-0}\n';

  it.each([
    [0, 0, 0],
    [3, 0, 1],
    [0, 4, 1],
    [3, 4, 1],
  ])('(status %i) and ours (status %i) both get what Git says, in this order', (former, own, status) => {
    const repo = pushing();
    repo.write('node_modules/plimsoll/bin/plimsoll.cjs', `${STUB}process.exitCode = ${own};\n`);
    repo.write(`${HOOK}.pre-plimsoll`, OWN.replace('${STATUS:-0}', String(former)), 0o755);
    const old = repo.git('rev-parse', 'HEAD');
    const line = `refs/heads/main ${commit(repo, 'Dockerfile')} refs/heads/main ${old}`;
    const outcome = push(repo, 'origin', 'main');
    expect(outcome.status).toBe(status);
    expect(outcome.output).toContain(`theirs 2 origin|${line}|\nran run pre-push origin ../remote.git|${line}\n|\n`);
    const direct = repo.run('sh', [HOOK, 'origin', 'x'], { input: `${line}\n` });
    expect(direct.status).toBe(own || former);
  });

  it.each(['', 'a b c d\n', 'x\n\n', ' no end', `${'refs/heads/é x y z\n'.repeat(20_000)}`])(
    'gets every byte of standard input (%#)',
    (input) => {
      const repo = pushing();
      repo.write(`${HOOK}.pre-plimsoll`, '#!/bin/sh\ncat > got\n', 0o755);
      repo.run('sh', [HOOK, 'origin', 'x'], { input });
      expect(repo.read('got')).toBe(input);
    },
  );

  it('may leave its input unread, and decides alone when nothing of ours leaves', () => {
    const repo = pushing();
    repo.write(`${HOOK}.pre-plimsoll`, '#!/bin/sh\nexit ${STATUS:-0}\n', 0o755);
    const input = `refs/heads/main ${repo.git('rev-parse', 'HEAD')} refs/heads/main ${'0'.repeat(40)}\n`;
    expect(repo.run('sh', [HOOK, 'origin', 'x'], { input: input.repeat(2000) })).toMatchObject({
      status: 0,
      output: '',
    });
    expect(repo.run('sh', [HOOK, 'origin', 'x'], { input, env: { STATUS: '5' } }).status).toBe(5);
    expect(repo.run('sh', [HOOK, 'origin', 'x'], { input, env: { STATUS: '5', PLIMSOLL: '0' } })).toMatchObject({
      status: 5,
      output: 'plimsoll: skipped because PLIMSOLL=0\n',
    });
    repo.write(`${HOOK}.pre-plimsoll`, '#!/bin/sh\nkill -9 $$\n', 0o755);
    expect(repo.run('sh', [HOOK, 'origin', 'x'], { input }).status).toBe(137);
    repo.write(`${HOOK}.pre-plimsoll`, '#!/bin/sh\nexit 3\n', 0o644);
    expect(repo.run('sh', [HOOK, 'origin', 'x'], { input }).status).toBe(0);
  });
});

describe('what cannot be done', () => {
  it('stops the push with three lines, unless a warning was asked for', () => {
    const repo = pushing(false);
    commit(repo, 'Dockerfile');
    const stopped = push(repo, 'origin', 'main');
    expect(stopped.status).toBe(1);
    expect(stopped.stderr.split('\n').slice(0, 3)).toEqual([
      'plimsoll: there are container files to check, but plimsoll (a fresh clone, or an older branch?) was not found.',
      '  npm install  then try again',
      '  --no-verify  goes on without the checks',
    ]);
    repo.git('config', 'plimsoll.onMissing', 'warn');
    expect(push(repo, 'origin', 'main').status).toBe(0);
  });

  it('in the global copy is to run what the repository brings', () => {
    const repo = pushing();
    repo.write(HOOK, readFileSync(repo.path(HOOK), 'utf8').replace('scope=repository', 'scope=global'), 0o755);
    commit(repo, 'Dockerfile');
    const outcome = push(repo, 'origin', 'main');
    expect(outcome.output).toContain('was not found');
    expect(outcome.output).not.toContain('ran run');
    expect(outcome.status).toBe(0);
  });
});
