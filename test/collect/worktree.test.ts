import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectSince } from '../../src/collect/range.ts';
import { collectWorktree } from '../../src/collect/worktree.ts';
import { type GitRepo, gitRepo, temporaryFolder } from '../support/git-repo.ts';

const FILE = 'FROM scratch\n';

async function paths(repo: Pick<GitRepo, 'root' | 'env'>, given: readonly string[], cwd = repo.root) {
  const { files } = await collectWorktree({ cwd, env: repo.env, paths: given });
  return files.map(({ file }) => file.path);
}

describe('collectWorktree', () => {
  it('takes the tracked files, with the content of the work tree', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', FILE);
    repo.stage('sub/Dockerfile', FILE);
    repo.stage('gone/Dockerfile', FILE);
    repo.stage('compose.yaml', 'services: {}\n');
    repo.stage('README.md', '#\n');
    repo.link('link.Dockerfile', 'Dockerfile');
    repo.git('add', '.');
    repo.write('untracked/Dockerfile', FILE);
    repo.write('Dockerfile', 'FROM changed\n');
    rmSync(repo.path('gone/Dockerfile'));
    const tree = await collectWorktree({ cwd: repo.path('sub'), env: repo.env, paths: [] });
    expect(tree.files.map(({ file, language }) => [file.path, language, file.text])).toEqual([
      ['Dockerfile', 'dockerfile', 'FROM changed\n'],
      ['compose.yaml', 'compose', 'services: {}\n'],
      ['sub/Dockerfile', 'dockerfile', FILE],
    ]);
    expect(tree.location?.prefix).toBe('sub/');
    expect(await tree.repository?.read(['README.md', 'none'])).toEqual(new Map([['README.md', '#\n']]));
  });

  it('takes a folder without what is ignored, and a named file in any case', async () => {
    const repo = gitRepo();
    repo.stage('.gitignore', 'built/\n');
    repo.write('app/Dockerfile', FILE);
    repo.write('app/built/Dockerfile', FILE);
    repo.write('app/[odd] name/Dockerfile', FILE);
    expect(await paths(repo, ['app'])).toEqual(['app/Dockerfile', 'app/[odd] name/Dockerfile']);
    expect(await paths(repo, ['app/[odd] name'])).toEqual(['app/[odd] name/Dockerfile']);
    expect(await paths(repo, ['built/Dockerfile', '.'], repo.path('app'))).toEqual([
      'app/Dockerfile',
      'app/[odd] name/Dockerfile',
      'app/built/Dockerfile',
    ]);
  });

  it('names files that are too large; of JSON those that may be manifests, and any that was named', async () => {
    const repo = gitRepo();
    const long = ' '.repeat(2_000_000);
    repo.write('data.json', `{}${long}`);
    repo.write('list.json', `{"kind": "List", "apiVersion": "v1"${' '.repeat(11_000_000)}}`);
    repo.write('large.json', `{"kind": "List", "apiVersion": "v1"${long}}`);
    repo.write('list.yaml', `kind: List\napiVersion: v1\n${' '.repeat(11_000_000)}`);
    repo.write('large.yaml', `kind: List\napiVersion: v1\n${long}`);
    const skippedOf = async (paths: readonly string[]) => {
      const { skipped, unknown } = await collectWorktree({ cwd: repo.root, env: repo.env, paths });
      return [...skipped.map(({ path, reason }) => `${path} ${reason}`), ...unknown];
    };
    expect(await skippedOf(['.'])).toEqual(['list.json too-large', 'list.yaml too-large']);
    expect(await skippedOf(['data.json'])).toEqual(['data.json too-large']);
  });

  it('takes any number of folders, each file once', async () => {
    const repo = gitRepo();
    const folders = Array.from({ length: 60 }, (_, n) => `svc${n}`);
    for (const folder of folders) repo.write(`${folder}/Dockerfile`, FILE);
    const found = await paths(repo, [...folders, '.', 'svc7']);
    expect(found).toHaveLength(60);
    expect(new Set(found)).toEqual(new Set(folders.map((folder) => `${folder}/Dockerfile`)));
  });

  it('follows a link only when it is named, and never round in circles', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a/node_modules'), { recursive: true });
    writeFileSync(join(folder, 'a/Dockerfile'), FILE);
    writeFileSync(join(folder, 'a/node_modules/Dockerfile'), FILE);
    symlinkSync('..', join(folder, 'a/loop'));
    symlinkSync('Dockerfile', join(folder, 'a/Dockerfile.link'));
    const outside = { root: folder, env: { ...process.env, GIT_CEILING_DIRECTORIES: '/' } };
    const of = (given: readonly string[]) =>
      collectWorktree({ cwd: folder, env: outside.env, paths: given }).then(({ files }) =>
        files.map(({ file }) => file.path),
      );
    expect(await of([])).toEqual(['a/Dockerfile']);
    expect(await of(['a'])).toEqual(['a/Dockerfile']);
    expect(await of(['a/Dockerfile.link'])).toEqual(['a/Dockerfile.link']);
  });

  it('names no content that a link brings from elsewhere', async () => {
    const repo = gitRepo();
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, 'Dockerfile'), 'FROM secret\n');
    mkdirSync(join(elsewhere, 'deep'));
    writeFileSync(join(elsewhere, 'deep/Dockerfile'), 'FROM secret\n');
    repo.stage('Dockerfile', FILE);
    repo.stage('app/Dockerfile', FILE);
    repo.stage('app/deep/Dockerfile', FILE);
    repo.stageBlob(Buffer.from('app/\xff.Dockerfile', 'latin1'), FILE);
    repo.commit();
    rmSync(repo.path('app'), { recursive: true });
    repo.link('app', elsewhere);
    repo.link('out.Dockerfile', join(elsewhere, 'Dockerfile'));
    repo.link('in.Dockerfile', 'Dockerfile');
    repo.link('here', '.');
    const of = (given: readonly string[]) => paths(repo, given);
    for (const given of [[], ['.'], ['here']]) expect(await of(given)).toEqual(['Dockerfile']);
    expect(await of(['in.Dockerfile'])).toEqual(['in.Dockerfile']);
    const tree = await collectWorktree({ cwd: repo.root, env: repo.env, paths: ['.'] });
    const asked = ['app/Dockerfile', 'app/deep/Dockerfile', 'out.Dockerfile', 'in.Dockerfile', 'Dockerfile'];
    expect([...((await tree.repository?.read(asked)) ?? [])]).toEqual([['Dockerfile', FILE]]);
    const since = await collectSince({ cwd: repo.root, env: repo.env, since: 'HEAD' });
    expect(since.files).toEqual([]);
    for (const given of ['app', 'app/Dockerfile', 'app/deep', 'out.Dockerfile'])
      await expect(of([given])).rejects.toThrow(`\`${given}\` leads out of the repository through a symbolic link`);
    // Where it lies it may be checked.
    expect(await of([join(elsewhere, 'deep')])).toHaveLength(1);
  });

  it('waits for no pipe and reads no device', async () => {
    const repo = gitRepo();
    repo.run('mkfifo', ['Dockerfile']);
    repo.link('pipe.Dockerfile', 'Dockerfile');
    repo.link('zero.Dockerfile', '/dev/zero');
    repo.link('loop.Dockerfile', 'loop.Dockerfile');
    expect(await paths(repo, ['.'])).toEqual([]);
    for (const given of ['Dockerfile', 'pipe.Dockerfile', 'zero.Dockerfile', '/dev/zero'])
      await expect(paths(repo, [given])).rejects.toThrow(`\`${given}\` is not a regular file`);
    await expect(paths(repo, ['loop.Dockerfile'])).rejects.toThrow('no such file or directory: `loop.Dockerfile`');
  });

  it('works without git, names what it cannot read as one of its languages, and what is not there', async () => {
    const repo = gitRepo();
    repo.write('Dockerfile', FILE);
    repo.write('notes.txt', 'hello\n');
    repo.write('entry.sh', 'echo\n');
    const tree = await collectWorktree({
      cwd: repo.root,
      env: { PATH: '/nowhere' },
      paths: ['Dockerfile', 'notes.txt', 'entry.sh'],
    });
    expect(tree.files.map(({ file, language }) => [file.path, language])).toEqual([
      ['Dockerfile', 'dockerfile'],
      ['entry.sh', 'shell'],
    ]);
    expect(tree.unknown).toEqual(['notes.txt']);
    await expect(paths(repo, ['none'])).rejects.toThrow('no such file or directory: `none`');
  });
});

describe('collectSince', () => {
  it('takes what changed since the common commit, with the older version', async () => {
    const repo = gitRepo();
    repo.stage('a/Dockerfile', FILE);
    repo.stage('b/Dockerfile', FILE);
    repo.commit();
    repo.git('checkout', '-q', '-b', 'topic');
    repo.stage('b/Dockerfile', 'FROM b\n');
    repo.commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('a/Dockerfile', 'FROM main\n');
    repo.commit();
    repo.git('checkout', '-q', 'topic');
    repo.stage('c/Dockerfile', 'FROM c\n');
    const { files } = await collectSince({ cwd: repo.root, env: repo.env, since: 'main', withBase: true });
    expect(files.map(({ file, base }) => [file.path, file.text, base?.text])).toEqual([
      ['b/Dockerfile', 'FROM b\n', FILE],
      ['c/Dockerfile', 'FROM c\n', undefined],
    ]);
  });

  it('names the remedy of Git for a repository of another user', async () => {
    const repo = gitRepo({ env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } });
    await expect(collectSince({ cwd: repo.root, env: repo.env, since: 'HEAD' })).rejects.toMatchObject({
      message: expect.stringContaining('dubious ownership'),
      hint: expect.stringContaining(`safe.directory ${repo.root}`),
    });
  });

  it('says what is wrong with a revision', async () => {
    const repo = gitRepo();
    repo.commit();
    for (const since of ['nowhere', '--output=x']) {
      await expect(collectSince({ cwd: repo.root, env: repo.env, since })).rejects.toThrow(
        `\`${since}\` is not a commit`,
      );
    }
  });
});
