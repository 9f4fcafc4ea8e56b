import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIndexFile } from '../../src/collect/index-file.ts';
import { Listing } from '../../src/collect/listing.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';

const MODES = ['100644', '100755', '120000'];

const indexOf = (repo: GitRepo): Buffer => readFileSync(repo.path('.git/index'));

/** What Git lists, byte by byte. */
const listed = (repo: GitRepo): Listing => {
  const { stdout } = repo.run('git', ['ls-files', '-s', '-z']);
  return Listing.read(Buffer.from(stdout));
};

function read(repo: GitRepo): Listing | undefined {
  const layout = readIndexFile(indexOf(repo));
  return layout && new Listing(layout);
}

function compare(repo: GitRepo): void {
  const ours = read(repo);
  expect(ours && [...ours]).toEqual([...listed(repo)]);
  expect(ours?.hasOpaque).toBe(listed(repo).hasOpaque);
}

/** Puts files into the index alone; a stage above 0 leaves a path unmerged. */
function stage(repo: GitRepo, records: readonly string[]): void {
  repo.run('git', ['update-index', '-z', '--index-info'], { input: records.map((record) => `${record}\0`).join('') });
}

describe.each(['sha1', 'sha256'])('the index of a repository with %s', (format) => {
  const repository = (): GitRepo => gitRepo({ init: [`--object-format=${format}`] });

  it('is read as Git lists it', () => {
    const repo = repository();
    const id = repo.run('git', ['hash-object', '-w', '--stdin'], { input: 'x\n' }).stdout.trim();
    const name = fc
      .array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map((part) => `a${part.replace(/[/\0]/g, '-')}`).join('/'));
    const length = fc.constantFrom(1, 7, 8, 9, 200, 4094, 4095, 4096);
    const path = fc.oneof(
      name,
      name,
      name,
      length.map((count) => 'b'.repeat(count)),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(path, fc.constantFrom(...MODES), fc.constantFrom([0], [0], [1, 2, 3], [2])), {
          selector: ([one]) => one.split('/')[0],
          maxLength: 12,
        }),
        (list) => {
          repo.run('git', ['read-tree', '--empty']);
          stage(
            repo,
            list.flatMap(([one, mode, stages]) => stages.map((number) => `${mode} ${id} ${number}\t${one}`)),
          );
          compare(repo);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is read with submodules, and with the second flags that version 3 brings', () => {
    const repo = repository();
    const id = repo.run('git', ['hash-object', '-w', '--stdin'], { input: 'x\n' }).stdout.trim();
    stage(repo, [`100644 ${id} 0\ta`, `160000 ${id} 0\tb`, `100755 ${id} 0\tc/d`, `100644 ${id} 0\te`]);
    repo.write('later', 'x\n');
    repo.git('add', '--intent-to-add', 'later');
    repo.git('update-index', '--skip-worktree', 'c/d');
    repo.git('update-index', '--assume-unchanged', 'e');
    expect(indexOf(repo).readUInt32BE(4)).toBe(3);
    compare(repo);
  });

  it('is left to Git when it is split', () => {
    const repo = repository();
    repo.stage('a/Dockerfile', 'FROM a\n');
    // Git writes a whole one at times, as where it notes something else of the index in the same moment.
    for (let attempt = 0; attempt < 5 && !indexOf(repo).includes('link'); attempt++)
      repo.git('update-index', '--split-index');
    expect(indexOf(repo).includes('link')).toBe(true);
    expect(read(repo)).toBeUndefined();
  });

  it('is left to Git when it is sparse, or of version 4', () => {
    const repo = repository();
    repo.stage('a/x', 'x\n');
    repo.stage('b/y', 'y\n');
    repo.commit();
    repo.git('update-index', '--index-version=4');
    expect(read(repo)).toBeUndefined();
    repo.git('update-index', '--index-version=2');
    expect(read(repo)).toBeDefined();
    repo.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'a');
    expect(read(repo)).toBeUndefined();
  });

  it('is left to Git when it is damaged, however', () => {
    const repo = repository();
    repo.stage('a/Dockerfile', 'FROM a\n');
    repo.stage('b', 'x\n');
    const whole = indexOf(repo);
    const plain = [...listed(repo)];
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(255), (from, to, byte) => {
        expect(readIndexFile(whole.subarray(0, from % whole.length))).toBeUndefined();
        const changed = Buffer.from(whole);
        changed[to % whole.length] = byte;
        const layout = readIndexFile(changed);
        // What still is an index is another index.
        expect(layout === undefined || [...new Listing(layout)].length === plain.length).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(readIndexFile(Buffer.concat([whole, Buffer.from('more')]))).toBeUndefined();
  });
});
