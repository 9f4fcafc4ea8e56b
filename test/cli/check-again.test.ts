import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/report/reporters.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { type Outcome, plimsoll } from '../support/io.ts';

const MANY = 20;

/** More files than are judged without asking what is known of them. */
function manyFiles(): GitRepo {
  const repo = gitRepo();
  for (let number = 0; number < MANY; number++) {
    repo.write(`s${number}/Dockerfile`, `FROM debian:13-slim\nCOPY package.json missing${number} ./\nRUN npm ci\n`);
    repo.write(`s${number}/package.json`, '{}');
  }
  repo.write(
    'k8s/pod.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: ä}\nspec: {containers: [{name: a, image: b}]}\n',
  );
  repo.git('add', '.');
  mkdirSync(repo.path('.git/plimsoll'));
  return repo;
}

const stored = (repo: GitRepo): string[] => {
  const folder = repo.path('.git/plimsoll/results');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

/** An answer that is written anew is another file. */
const written = (repo: GitRepo): number[] => stored(repo).map((path) => statSync(path).ino);

async function ask(repo: GitRepo, argv: readonly string[], cwd = repo.root): Promise<Outcome> {
  const folder = repo.path('.git/plimsoll');
  const keeping = { folder: () => (existsSync(folder) ? folder : undefined), build: () => 'test' };
  const { status, out, err } = await plimsoll(argv, { cwd, env: repo.env, keeping });
  return { status, out: out.replace(/\([\d.]+ m?s\)|time="[\d.]+"/g, '(time)'), err };
}

/** What is said where nothing was kept. */
async function anew(repo: GitRepo, argv: readonly string[]): Promise<Outcome> {
  const [folder, aside] = [repo.path('.git/plimsoll/results'), repo.path('.git/aside')];
  if (existsSync(folder)) renameSync(folder, aside);
  const outcome = await ask(repo, argv);
  rmSync(folder, { recursive: true, force: true });
  if (existsSync(aside)) renameSync(aside, folder);
  return outcome;
}

describe('a second check', () => {
  it.each(FORMATS)('says the same, byte for byte: %s', async (format) => {
    const repo = manyFiles();
    const argv = ['check', '--select', 'ALL', '--format', format];
    const first = await ask(repo, argv);
    expect(first.out).not.toBe('');
    const before = written(repo);
    expect(before).toHaveLength(1);
    expect(await ask(repo, argv)).toEqual(first);
    expect(written(repo)).toEqual(before);
  });

  it('sees what has changed in a file, and in one that is only read along', async () => {
    const repo = manyFiles();
    repo.commit();
    for (const argv of [
      ['check', '--format', 'compact'],
      ['check', '--staged', '.', '--format', 'compact'],
    ]) {
      const first = await ask(repo, argv);
      const seen = new Set([first.out]);
      const edits = [
        () => repo.stage('s3/Dockerfile', 'FROM debian\n'),
        () => repo.stage('s4/missing4', ''),
        () => repo.stage('.dockerignore', 's5\n'),
        () => repo.stage('s6/package.json', '{"packageManager": "pnpm@9.0.0"}'),
        () =>
          repo.stage('s6/package-lock.json', '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"a": "1"}}}}'),
        () => repo.stage('s7/Dockerfile', 'FROM debian:13-slim\nCOPY run.sh /\nCMD ["/run.sh"]\n'),
        () => repo.stage('s7/run.sh', '#!/bin/sh\n', 0o644),
        () => repo.stage('s7/run.sh', '#!/bin/sh\n', 0o755),
        () => repo.stage('s7/run.sh', '#!/bin/sh\r\n', 0o755),
      ];
      for (const edit of edits) {
        edit();
        const now = await ask(repo, argv);
        expect(now).toEqual(await anew(repo, argv));
        expect(await ask(repo, argv)).toEqual(now);
        seen.add(now.out);
      }
      expect(seen.size).toBeGreaterThan(6);
      repo.git('reset', '-q', '--hard');
      repo.git('clean', '-qfd');
      expect(await ask(repo, argv)).toEqual(first);
    }
  });

  it('sees another configuration, other options and another folder', async () => {
    const repo = manyFiles();
    const argv = ['check', '--format', 'compact'];
    const first = await ask(repo, argv);
    expect((await ask(repo, [...argv, '--ignore', 'XF101'])).out).not.toContain('XF101');
    expect(await ask(repo, argv)).toEqual(first);
    expect((await ask(repo, argv, repo.path('s3'))).out).toContain('../s4/Dockerfile');
    repo.write('.plimsoll.yaml', 'ignore: [XF101]\n');
    expect((await ask(repo, argv)).out).not.toContain('XF101');
  });

  it('keeps nothing of few files, nor where plimsoll was never installed', async () => {
    const repo = manyFiles();
    await ask(repo, ['check', 's1', 's2']);
    expect(stored(repo)).toEqual([]);
    rmSync(repo.path('.git/plimsoll'), { recursive: true });
    await ask(repo, ['check']);
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
  });

  it('does not take what is damaged, and says nothing of it', async () => {
    const repo = manyFiles();
    const first = await ask(repo, ['check']);
    for (const path of stored(repo)) writeFileSync(path, 'x');
    expect(await ask(repo, ['check'])).toEqual(first);
    expect(await ask(repo, ['check'])).toEqual(first);
    rmSync(repo.path('.git/plimsoll/results'), { recursive: true });
    writeFileSync(repo.path('.git/plimsoll/results'), '');
    expect(await ask(repo, ['check'])).toEqual(first);
    rmSync(repo.path('.git/plimsoll/results'));
    chmodSync(repo.path('.git/plimsoll'), 0o555);
    expect(await ask(repo, ['check'])).toEqual(first);
    chmodSync(repo.path('.git/plimsoll'), 0o755);
  });

  it('is not mixed up with others at the same time, in work trees that share a Git folder', async () => {
    const repo = manyFiles();
    repo.commit();
    const other = `${repo.root}-other`;
    repo.git('worktree', 'add', '-q', other);
    for (let number = 0; number < MANY; number++) writeFileSync(`${other}/s${number}/Dockerfile`, 'FROM debian\n');
    const argv = ['check', '--format', 'json'];
    const [here, there] = [await ask(repo, argv), await ask(repo, argv, other)];
    expect(here.out).not.toBe(there.out);
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all([repo.root, other, repo.root, other].map((cwd) => ask(repo, argv, cwd)));
      expect(answers).toEqual([here, there, here, there]);
    }
  });

  it('leaves nothing after uninstall', async () => {
    const repo = manyFiles();
    await ask(repo, ['install']);
    await ask(repo, ['check']);
    expect(stored(repo)).toHaveLength(1);
    expect((await ask(repo, ['uninstall'])).status).toBe(0);
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
  });

  it('fixes at a commit what it would fix without', async () => {
    const repo = manyFiles();
    for (let number = 0; number < MANY; number++) repo.write(`s${number}/Dockerfile`, 'FROM scratch\nMAINTAINER me\n');
    repo.write('.plimsoll.yaml', 'fixOnCommit: safe\n');
    repo.git('add', '.');
    const fresh = await anew(repo, ['check', '--staged', '--format', 'compact']);
    const diff = ['fix', '--staged', '--diff'];
    const patch = await anew(repo, diff);
    for (let round = 0; round < 2; round++) {
      expect(await ask(repo, ['check', '--staged', '--format', 'compact'])).toEqual(fresh);
      expect(await ask(repo, diff)).toEqual(patch);
    }
  });
});
