import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { BAD, GOOD, plimsoll, protectedRepo, verdict } from '../support/protected-repo.ts';

/** A `git` before the real one on PATH that writes down which command it is started for. */
function counted(repo: GitRepo): { env: Record<string, string>; starts: () => string[] } {
  const real = repo.run('sh', ['-c', 'command -v git']).stdout.trim();
  const log = repo.path('../starts');
  repo.write('../bin/git', `#!/bin/sh\necho "$1" >> '${log}'\nexec '${real}' "$@"\n`, 0o755);
  return {
    env: { PATH: `${repo.path('../bin')}:${repo.env['PATH'] ?? ''}` },
    starts: () => {
      const lines = readFileSync(log, 'utf8').trim().split('\n');
      repo.write('../starts', '');
      return lines.sort();
    },
  };
}

/** Checks what is staged as the hook does, with further variables. */
function check(repo: GitRepo, env: Record<string, string>) {
  const cli = repo.path('node_modules/plimsoll/bin/plimsoll.cjs');
  return repo.run(process.execPath, [cli, 'run', 'pre-commit'], { env });
}

describe('the processes of Git', () => {
  it.each([1, 300])('with %i staged files: one to list, and one more for what is packed', (count) => {
    const repo = protectedRepo();
    for (let index = 0; index < count; index++) repo.write(`${index}/Dockerfile`, `${GOOD}# ${index}\n`);
    repo.git('add', '.');
    repo.stage('zzz/Dockerfile', BAD);
    const { env, starts } = counted(repo);
    expect(check(repo, env)).toMatchObject({ status: 1, stdout: expect.stringContaining('zzz/Dockerfile:3:8') });
    expect(starts()).toEqual(['diff-index']);
    // As after a fetch: all blobs, of the index too, lie in one pack.
    repo.git('repack', '-adkq');
    repo.git('prune-packed');
    const pack = repo.run('git', ['pack-objects', '-q', '.git/objects/pack/pack'], {
      input: repo.git('ls-files', '-s').replace(/^\d+ ([0-9a-f]+).*$/gm, '$1'),
    });
    expect(pack.status).toBe(0);
    repo.git('prune-packed');
    expect(repo.git('count-objects', '-v')).toMatch(/^count: 0$/m);
    expect(check(repo, env)).toMatchObject({ status: 1, stdout: expect.stringContaining('zzz/Dockerfile:3:8') });
    expect(starts()).toEqual(['cat-file', 'diff-index']);
  });

  it('before the first commit: the same content is read', () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', GOOD);
    repo.write('untracked/Dockerfile', BAD);
    const { status, stdout } = plimsoll(repo, 'check', '--staged', '--format', 'compact');
    expect(stdout.match(/^.*DF009.*$/gm)).toEqual([expect.stringMatching(/^Dockerfile:3:8: /)]);
    expect(stdout).not.toContain('untracked');
    expect(status).toBe(1);
  });
});

describe('names', () => {
  it('bytes that are no UTF-8 are octal for people and exact in JSON', () => {
    const repo = protectedRepo();
    const name = Buffer.from([0xff, 0xe4, 0x1b, ...Buffer.from('\u202e é/Dockerfile')]);
    repo.stageBlob(name, BAD);
    const { output } = repo.try('commit', '-qm', 'x');
    expect(output).toContain('\\377\\344\\x1b\\u{202e} é/Dockerfile:3:8');
    expect(output).not.toMatch(/[\u001b\u202e]/);
    const { findings } = JSON.parse(plimsoll(repo, 'check', '--staged', '--format', 'json').stdout);
    const bytes = findings.map(({ fileBytes }: { fileBytes: string }) =>
      Buffer.from(fileBytes, 'base64').toString('hex'),
    );
    expect(new Set(bytes)).toEqual(new Set([name.toString('hex')]));
  });
});

describe('what is no file', () => {
  it('is not opened: a link to a pipe, which would never end, and a submodule', () => {
    const repo = protectedRepo();
    const other = gitRepo();
    other.stage('Dockerfile', BAD);
    other.commit();
    expect(repo.run('mkfifo', ['../pipe']).status).toBe(0);
    repo.link('Dockerfile', '../pipe');
    repo.git('submodule', '--quiet', 'add', other.root, 'Dockerfile.sub');
    repo.git('add', '.');
    expect(repo.git('ls-files', '-s', 'Dockerfile', 'Dockerfile.sub').match(/^\d+/gm)).toEqual(['120000', '160000']);
    expect(repo.try('commit', '-qm', 'x')).toMatchObject({ status: 0, output: '' });
    // The same names as files are looked into.
    repo.git('rm', '-q', '--cached', 'Dockerfile', 'Dockerfile.sub');
    repo.stageBlob('Dockerfile.sub', BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
  });
});

describe('a repository of somebody else', () => {
  it('is left alone, and Git’s own remedy is named, which helps', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const { status, stdout, stderr } = check(repo, env);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const remedy =
      /^plimsoll: .*dubious ownership.*\nhint: .*: git (config --global --add safe\.directory (\S+))\n$/.exec(stderr);
    expect(remedy?.[2]).toBe(repo.root);
    repo.git(...(remedy?.[1] ?? '').split(' '));
    expect(check(repo, env)).toMatchObject({ status: 1, stdout: expect.stringContaining('DF009') });
  });
});
