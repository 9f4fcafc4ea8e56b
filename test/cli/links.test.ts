import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const SECRET = 'npm_0123456789abcdefghijABCDEFGHIJ012345';
const FILE = 'FROM scratch\nUSER 65532\nCOPY a /a\n';

/** A repository in which a name is tracked as a link. */
function linking(name: string, target: string): GitRepo {
  const repo = gitRepo();
  repo.write('../.npmrc', `//registry.example/:_authToken=${SECRET}\n`);
  repo.run('mkfifo', ['../pipe']);
  repo.stage('Dockerfile', FILE);
  repo.stage('a', 'x\n');
  repo.link(name, target);
  repo.git('add', name);
  return repo;
}

const run = (repo: GitRepo, ...argv: string[]) =>
  plimsoll(argv, { cwd: repo.root, env: { HOME: repo.home, GIT_CONFIG_NOSYSTEM: '1' } });

describe('a tracked link to something of the user', () => {
  it.each([
    ['.plimsoll.yaml', '../.npmrc', 2],
    ['.plimsoll.json', '/proc/self/environ', 2],
    ['.hadolint.yaml', '../pipe', 2],
    ['.plimsoll.yml', '/dev/zero', 2],
    ['.snyk', '../.npmrc', 0],
    ['.trivyignore', '../pipe', 0],
    ['.trivyignore.yaml', '/dev/zero', 0],
    ['package.json', '../.npmrc', 0],
  ])('%s to %s: one line, at once, and nothing of its content', async (name, target, status) => {
    const repo = linking(name, target);
    for (const argv of [
      ['check', '.'],
      ['check', '--staged'],
      ['run', 'pre-commit'],
      ['check', '-', '--fail-on', 'never'],
    ]) {
      const { status: ended, out, err } = await run(repo, ...argv);
      const lines = (out + err).split(/\n(?! )/).filter((line) => line.includes(' is a symbolic link '));
      expect({ ended, lines }, out).toEqual({ ended: status, lines: [expect.stringContaining(`: ${name} is a `)] });
      expect(out + err).not.toMatch(/01234|_authToken|PATH=/);
    }
  });

  it('is neither taken for a Dockerfile by recommend', async () => {
    const repo = linking('Containerfile', '../.npmrc');
    expect(await run(repo, 'recommend', 'Containerfile')).toEqual({
      status: 2,
      out: '',
      err: 'plimsoll: "Containerfile" is a symbolic link out of the repository\n',
    });
    repo.run('mkfifo', ['pipe']);
    expect((await run(repo, 'recommend', 'pipe')).err).toBe('plimsoll: "pipe" is not a regular file\n');
  });

  it('nor written through by init', async () => {
    const repo = linking('kubernetes', '..');
    const { status, err } = await run(repo, 'init', 'go', '--kubernetes');
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringContaining('cannot write kubernetes/app.yaml: kubernetes is a symbolic link'),
    });
    const other = linking('.plimsoll.yaml', '../nowhere');
    mkdirSync(join(other.root, 'x'));
    expect((await run(other, 'init', 'go')).out).toContain('kept .plimsoll.yaml');
  });

  it('nor taken over by install', async () => {
    for (const [name, argv] of [
      ['lefthook.yml', ['--manager', 'lefthook']],
      ['.plimsoll.yaml', ['--scope', 'new']],
    ] as const) {
      const repo = linking(name, '../.npmrc');
      const { status, out, err } = await run(repo, 'install', '--dry-run', ...argv);
      expect({ status, err }).toEqual({
        status: 2,
        err: expect.stringMatching(/^plimsoll: \S+ is a symbolic link out of the repository\nhint: /),
      });
      expect(out + err).not.toContain('01234');
    }
  });
});
