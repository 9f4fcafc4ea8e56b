import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runGit } from '../../src/collect/git.ts';
import { IndexState } from '../../src/collect/index-state.ts';
import { openStaged } from '../../src/collect/staged.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';

const list = (repo: GitRepo, state: IndexState): Promise<string> =>
  state
    .ask({ cwd: repo.root, env: repo.env }, (place) => runGit(place, ['ls-files']))
    .then((bytes) => bytes.toString('utf8'));

const copiesIn = (repo: GitRepo): string[] => readdirSync(repo.path('.git')).filter((name) => /^index./.test(name));

describe('the state of an index', () => {
  it('is its bytes: inode, size and times may be the same', () => {
    const repo = gitRepo();
    repo.stage('a', '1\n');
    const index = repo.path('.git/index');
    utimesSync(index, 1, 1);
    const { ino, size } = statSync(index);
    const state = IndexState.read(index);
    expect(state.isCurrent()).toBe(true);
    const other = Buffer.from(state.bytes ?? '');
    other[20] = (other[20] ?? 0) ^ 1;
    writeFileSync(index, other);
    utimesSync(index, 1, 1);
    expect(statSync(index)).toMatchObject({ ino, size, mtimeMs: 1000 });
    expect(state.isCurrent()).toBe(false);
    writeFileSync(index, state.bytes ?? '');
    expect(state.isCurrent()).toBe(true);
    rmSync(index);
    expect(state.isCurrent()).toBe(false);
  });

  it.each([
    ['plain', []],
    ['split', ['--split-index']],
    ['version 4', ['--index-version', '4']],
  ])('is what Git answers from, whatever the index holds by then: %s', async (_name, how) => {
    const repo = gitRepo();
    repo.stage('a', '1\n');
    if (how.length > 0) repo.git('update-index', ...how);
    const state = IndexState.read(repo.path('.git/index'));
    repo.stage('b', '1\n');
    expect(await list(repo, state)).toBe('a\n');
    repo.git('rm', '-q', '--cached', 'a', 'b');
    expect(await list(repo, state)).toBe('a\n');
    expect(copiesIn(repo)).toEqual([]);
  });

  it('is not empty where only Git can open the index: Git is asked about its own', async () => {
    const repo = gitRepo();
    const state = IndexState.read(repo.path('.git/index'));
    expect(await list(repo, state)).toBe('');
    repo.stage('a', '1\n');
    expect(await list(repo, state)).toBe('a\n');
    expect(state.isCurrent()).toBe(false);
  });

  it('is not taken for an empty one when the copy goes while Git answers', async () => {
    const repo = gitRepo();
    repo.stage('a', '1\n');
    const state = IndexState.read(repo.path('.git/index'));
    const answer = state.ask({ cwd: repo.root, env: repo.env }, async (place) => {
      rmSync(place.env['GIT_INDEX_FILE'] ?? '');
      return runGit(place, ['ls-files']);
    });
    await expect(answer).rejects.toThrow('was removed by another program');
  });

  it('leaves no copy, and removes old ones that killed processes have left', async () => {
    const repo = gitRepo();
    repo.stage('a', '1\n');
    const index = repo.path('.git/index');
    for (const name of ['index.plimsoll-1', 'index.plimsoll-2-3', 'index.other'])
      writeFileSync(repo.path(`.git/${name}`), '');
    utimesSync(repo.path('.git/index.plimsoll-1'), 1, 1);
    utimesSync(repo.path('.git/index.other'), 1, 1);
    expect(await list(repo, IndexState.read(index))).toBe('a\n');
    expect(copiesIn(repo).sort()).toEqual(['index.other', 'index.plimsoll-2-3']);
    writeFileSync(repo.path('.git/index.plimsoll-7'), readFileSync(index));
    expect(IndexState.readCopy(index, '7')?.isCurrent()).toBe(true);
    expect(IndexState.readCopy(index, '7')).toBeUndefined();
    expect(copiesIn(repo).sort()).toEqual(['index.other', 'index.plimsoll-2-3']);
  });
});

describe('what is staged', () => {
  it('is one state, whoever writes the index while Git is asked', async () => {
    const repo = gitRepo();
    repo.stageBlob('Dockerfile', 'FROM a\n');
    const first = readFileSync(repo.path('.git/index'));
    repo.stageBlob('Dockerfile', 'FROM b\n');
    const second = readFileSync(repo.path('.git/index'));
    // A git that finds the other index, and the same as before when it ends.
    const real = repo.run('sh', ['-c', 'command -v git']).stdout.trim();
    repo.write('../first', first);
    repo.write('../second', second);
    const script = `#!/bin/sh\ncp ../second .git/index\n'${real}' "$@"\nstatus=$?\ncp ../first .git/index\nexit $status\n`;
    repo.write('../bin/git', script, 0o755);
    writeFileSync(repo.path('.git/index'), first);
    const env = { ...repo.env, PATH: `${repo.path('../bin')}:${repo.env['PATH'] ?? ''}` };
    const staged = await openStaged({ cwd: repo.root, env });
    expect((await staged.collect()).files.map(({ file }) => file.text)).toEqual(['FROM a\n']);
    expect(await staged.isCurrent()).toBe(true);
    staged.close();
  });
});
