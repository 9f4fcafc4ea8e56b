import { appendFileSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LooseReader } from '../../src/collect/loose.ts';
import { ObjectReader } from '../../src/collect/objects.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';

const LIMIT = 1024;

function add(repo: GitRepo, content: string | Buffer): string {
  writeFileSync(repo.path('.git/content'), content);
  return repo.git('hash-object', '-w', '--no-filters', '.git/content').trim();
}

function fileOf(repo: GitRepo, id: string): string {
  return repo.path(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
}

function contentOf(repo: GitRepo, id: string): string | undefined {
  const object = new LooseReader(repo.path('.git/objects'), LIMIT).read(id);
  return object?.found ? object.content?.toString() : undefined;
}

describe('LooseReader', () => {
  it('reads what Git has just added, in the words of git cat-file', async () => {
    const repo = gitRepo();
    const reader = new LooseReader(repo.path('.git/objects'), 20_000);
    const sizes = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ minLength: 9000, maxLength: 10_000 }));
    const contents = fc.sample(sizes, { numRuns: 20, seed: 7 });
    for (const content of contents) {
      const bytes = Buffer.from(content);
      const id = add(repo, bytes);
      const object = { found: true, id, type: 'blob', size: bytes.length, content: bytes };
      expect(reader.read(id)).toEqual(object);
    }
  });

  it('leaves to Git what is packed, missing, too large or damaged', () => {
    const repo = gitRepo();
    const [packed, large, cut, wrong] = ['packed\n', 'x'.repeat(LIMIT + 1), 'to be cut\n', 'wrong\n'].map((text) =>
      add(repo, text),
    );
    expect(contentOf(repo, cut ?? '')).toBe('to be cut\n');
    repo.run('git', ['pack-objects', '-q', repo.path('.git/objects/pack/pack')], { input: `${packed}\n` });
    repo.git('prune-packed', '-q');
    chmodSync(fileOf(repo, cut ?? ''), 0o644);
    writeFileSync(fileOf(repo, cut ?? ''), 'not deflated');
    for (const id of [packed, large, cut, '0'.repeat(40)]) expect(contentOf(repo, id ?? '')).toBeUndefined();
    chmodSync(fileOf(repo, wrong ?? ''), 0o644);
    appendFileSync(fileOf(repo, wrong ?? ''), 'behind the end');
    expect(contentOf(repo, wrong ?? '')).toBe('wrong\n');
  });
});

describe('ObjectReader', () => {
  it('gives objects in the order asked, loose or packed, and starts Git only for the others', async () => {
    const repo = gitRepo();
    const packed = add(repo, 'packed\n');
    repo.run('git', ['pack-objects', '-q', repo.path('.git/objects/pack/pack')], { input: `${packed}\n` });
    repo.git('prune-packed', '-q');
    const loose = add(repo, 'loose\n');
    repo.stage('Dockerfile', 'FROM scratch\n');
    const reader = new ObjectReader({ cwd: repo.root, env: repo.env }, repo.path('.git'), LIMIT);
    const objects = [
      ...(await reader.read([loose, packed])),
      ...(await reader.read([':Dockerfile', ':missing', loose])),
    ];
    expect(objects.map((one) => (one.found ? one.content?.toString() : one.reason))).toEqual([
      'loose\n',
      'packed\n',
      'FROM scratch\n',
      'missing',
      'loose\n',
    ]);
    reader.close();

    const alone = new ObjectReader({ cwd: repo.root, env: { PATH: '' } }, repo.path('.git'), LIMIT);
    expect((await alone.read([loose])).map((one) => one.found && one.content?.toString())).toEqual(['loose\n']);
    await expect(alone.read([packed])).rejects.toThrow('git was not found on PATH');
    alone.close();
  });

  it('finds the objects of a linked work tree and of GIT_OBJECT_DIRECTORY', async () => {
    const repo = gitRepo();
    repo.commit();
    const id = add(repo, 'shared\n');
    repo.git('worktree', 'add', '-q', 'linked');
    for (const [gitDir, env] of [
      ['.git/worktrees/linked', { PATH: '' }],
      ['elsewhere', { PATH: '', GIT_OBJECT_DIRECTORY: '.git/objects' }],
    ] as const) {
      const reader = new ObjectReader({ cwd: repo.root, env }, repo.path(gitDir), LIMIT);
      expect((await reader.read([id])).map((one) => one.found && one.content?.toString())).toEqual(['shared\n']);
      reader.close();
    }
    rmSync(repo.path('linked'), { recursive: true });
  });
});
