import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { PROJECT, plimsoll } from '../support/io.ts';

const ONLY = ['--select', 'DL3020,DL3006'];
const BAD = 'FROM  debian:13\nADD a.json /b\n';
/** What the formatter, and then our own fix, make of it. */
const GOOD = 'FROM debian:13\nCOPY a.json /b\n';
/** Writes single blanks; fails where a file says so. */
const FORMATTER = `const fs = require('fs');
for (const file of process.argv.slice(2)) {
  const text = fs.readFileSync(file, 'utf8');
  if (text.includes('broken')) { console.error('cannot format ' + file); process.exit(3); }
  fs.writeFileSync(file, text.replace(/ +/g, ' '));
}
`;

/** A repository whose lint-staged, the real one, formats Dockerfiles. */
function formatting(command = 'node format.cjs'): GitRepo {
  const repo = gitRepo();
  mkdirSync(repo.path('node_modules'));
  symlinkSync(join(PROJECT, 'node_modules/lint-staged'), repo.path('node_modules/lint-staged'), 'dir');
  repo.stage('.gitignore', 'node_modules\n');
  repo.stage('format.cjs', FORMATTER);
  repo.stage('package.json', JSON.stringify({ name: 'app', 'lint-staged': { '*Dockerfile': command } }));
  repo.commit();
  return repo;
}

const fix = (repo: GitRepo, args: readonly string[] = [], env: Record<string, string> = {}) =>
  plimsoll(['fix', '--staged', '--external', ...args, ...ONLY], { cwd: repo.root, env: { ...repo.env, ...env } });

describe('fix --staged --external', () => {
  it('lets lint-staged format what is staged, then fixes it; unstaged lines stay', async () => {
    const repo = formatting();
    const middle = '# a line\n'.repeat(6);
    repo.stage('Dockerfile', BAD + middle);
    repo.write('Dockerfile', `${BAD}${middle}# not   staged\n`);
    const { status, err } = await fix(repo);
    expect(err).toContain('look into git stash list');
    expect(status).toBe(0);
    expect(repo.try('cat-file', 'blob', ':Dockerfile').stdout).toBe(GOOD + middle);
    expect(repo.read('Dockerfile')).toBe(`${GOOD}${middle}# not   staged\n`);
    expect(repo.git('stash', 'list')).toBe('');
  });

  it('stops when a formatter fails, with everything as it was', async () => {
    const repo = formatting();
    repo.stage('Dockerfile', `${BAD}# broken\n`);
    repo.write('Dockerfile', `${BAD}# broken\n# not staged\n`);
    const before = repo.git('ls-files', '-s');
    const { status, out, err } = await fix(repo);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('cannot format');
    expect(err).toContain('plimsoll: lint-staged could not finish\n');
    expect(repo.git('ls-files', '-s')).toBe(before);
    expect(repo.read('Dockerfile')).toBe(`${BAD}# broken\n# not staged\n`);
  });

  it('works from a subfolder, and with nothing to format', async () => {
    const repo = formatting();
    repo.stage('sub/Dockerfile', BAD);
    const { status } = await plimsoll(['fix', '--staged', '--external', ...ONLY], {
      cwd: repo.path('sub'),
      env: repo.env,
    });
    expect(status).toBe(0);
    expect(repo.try('cat-file', 'blob', ':sub/Dockerfile').stdout).toBe(GOOD);
    repo.commit();
    expect((await fix(repo)).status).toBe(0);
  });

  it('says that lint-staged is missing', async () => {
    const repo = formatting();
    repo.run('rm', [repo.path('node_modules/lint-staged')]);
    // An empty folder ends the search: a folder above the temporary one may hold the package.
    mkdirSync(repo.path('node_modules/lint-staged'));
    repo.stage('Dockerfile', BAD);
    const { status, err } = await fix(repo);
    expect(status).toBe(2);
    expect(err).toContain(
      'plimsoll: lint-staged is not installed in this repository\nhint: npm install --save-dev lint-staged\n',
    );
    expect(repo.try('cat-file', 'blob', ':Dockerfile').stdout).toBe(BAD);
  });

  it('does not call itself', async () => {
    const { status, err } = await fix(formatting(), [], { PLIMSOLL_EXTERNAL: '1' });
    expect(status).toBe(2);
    expect(err).toContain('its configuration calls plimsoll fix --external');
  });

  it.each([
    [['fix', '--external'], '--external needs --staged'],
    [['fix', '--staged', '--external', '--diff'], 'exclude each other'],
    [['fix', '--staged', '--external', 'Dockerfile'], 'takes no paths'],
  ])('%j is wrong usage', async (argv, says) => {
    const repo = formatting();
    const { status, err } = await plimsoll(argv, { cwd: repo.root, env: repo.env });
    expect(status).toBe(2);
    expect(err).toContain(says);
  });
});
