import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFixed, type FixStagedOutcome, fixStaged } from '../../../src/app/staged-fix/fix-staged.ts';
import { openStaged } from '../../../src/collect/staged.ts';
import { type GitRepo, gitRepo } from '../../support/git-repo.ts';
import { essence, mended, wordFixes } from '../../support/word-judge.ts';

interface Options {
  readonly commit?: boolean;
  readonly dryRun?: boolean;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly onStep?: (step: string) => void;
}

async function fix(repo: GitRepo, { commit = false, cwd = repo.root, env = {}, ...options }: Options = {}) {
  const snapshot = await openStaged({ cwd, env: { ...repo.env, ...env } });
  try {
    const { files } = await snapshot.collect();
    return await fixStaged({ snapshot, ...(await wordFixes(files)), commit, ...options });
  } finally {
    snapshot.close();
  }
}

function staged(repo: GitRepo, path: string): string {
  return execFileSync('git', ['cat-file', 'blob', `:${path}`], { cwd: repo.root, env: repo.env, encoding: 'latin1' });
}

/** Contents of the blobs that the one journal names. */
function namedInJournal(repo: GitRepo, side: 'before' | 'backup'): string[] {
  const [name, ...more] = readdirSync(repo.path('.git/plimsoll')).filter((file) => file.endsWith('.json'));
  expect(more).toEqual([]);
  const { entries } = JSON.parse(repo.read(`.git/plimsoll/${name}`));
  return entries.map(
    (entry: Record<string, string>) => repo.run('git', ['cat-file', 'blob', entry[side] ?? '']).stdout,
  );
}

const copies = ({ fixed }: FixStagedOutcome) => fixed.map(({ path, copy }) => [path, copy]);

describe('fixStaged', () => {
  it('fixes the staged blob and carries the edits to a file with unstaged changes', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'one\nBAD 1\nthree\n', 0o755);
    repo.write('Dockerfile', 'one\nBAD 1\nthree\nnot staged\n');
    const outcome = await fix(repo);
    expect(staged(repo, 'Dockerfile')).toBe('one\nGOOD 1\nthree\n');
    expect(repo.read('Dockerfile')).toBe('one\nGOOD 1\nthree\nnot staged\n');
    expect(repo.git('ls-files', '-s')).toMatch(/^100755 /);
    expect(statSync(repo.path('Dockerfile')).mode & 0o777).toBe(0o755);
    expect(outcome.fixed.map(describeFixed)).toEqual(['Dockerfile: 1 fix, staged and in the work tree']);
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
    expect(repo.git('status', '--porcelain')).toBe('AM Dockerfile');
  });

  it('leaves a file whose unstaged changes touch the same line, and says so', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'one\nBAD 1\n');
    repo.write('Dockerfile', 'one\nBAD 1 and more\n');
    const outcome = await fix(repo);
    expect(staged(repo, 'Dockerfile')).toBe('one\nGOOD 1\n');
    expect(repo.read('Dockerfile')).toBe('one\nBAD 1 and more\n');
    expect(outcome.fixed.map(describeFixed)[0]).toContain('your unstaged changes touch line 2');
  });

  it('fixes the index alone where the work tree has no plain file of its own', async () => {
    const repo = gitRepo();
    for (const name of ['absent', 'link', 'folder', 'hard', 'skipped', 'assumed'])
      repo.stage(`${name}/Dockerfile`, 'BAD 1\n');
    repo.git('update-index', '--skip-worktree', 'skipped/Dockerfile');
    repo.git('update-index', '--assume-unchanged', 'assumed/Dockerfile');
    rmSync(repo.path('absent'), { recursive: true });
    rmSync(repo.path('link/Dockerfile'));
    symlinkSync('../hard/Dockerfile', repo.path('link/Dockerfile'));
    rmSync(repo.path('folder/Dockerfile'));
    repo.write('folder/Dockerfile/x', 'x');
    linkSync(repo.path('hard/Dockerfile'), repo.path('hard/other'));
    const outcome = await fix(repo, { cwd: repo.path('hard') });
    expect(copies(outcome)).toEqual([
      ['absent/Dockerfile', { kept: 'absent' }],
      ['assumed/Dockerfile', 'carried'],
      ['folder/Dockerfile', { kept: 'not-a-file' }],
      ['hard/Dockerfile', { kept: 'hard-link' }],
      ['link/Dockerfile', { kept: 'not-a-file' }],
      ['skipped/Dockerfile', { kept: 'not-checked-out' }],
    ]);
    expect(repo.read('hard/Dockerfile')).toBe('BAD 1\n');
    expect(
      repo
        .git('ls-files', '-v')
        .split('\n')
        .map((line) => line[0]),
    ).toEqual([...'HhHHHS']);
    for (const { path } of outcome.fixed) expect(staged(repo, path)).toBe('GOOD 1\n');
  });

  it('keeps CRLF of a checkout, and leaves what a filter made unless it is untouched', async () => {
    const repo = gitRepo();
    repo.git('config', 'core.autocrlf', 'true');
    repo.git('config', 'filter.rot.smudge', "tr 'a-z' 'n-za-m'");
    repo.git('config', 'filter.rot.clean', "tr 'a-z' 'n-za-m'");
    repo.stage('.gitattributes', '/rot* filter=rot -text\n');
    repo.stage('Dockerfile', 'one\r\nBAD 1\r\nthree\r\n');
    repo.write('Dockerfile', 'one\r\nBAD 1\r\nthree\r\nfour\r\n');
    repo.stage('rot1.Dockerfile', 'abc\nBAD 1\n');
    repo.stage('rot2.Dockerfile', 'abc\nBAD 1\n');
    repo.write('rot2.Dockerfile', 'abc\nBAD 1\nown\n');
    const outcome = await fix(repo);
    expect(staged(repo, 'Dockerfile')).toBe('one\nGOOD 1\nthree\n');
    expect(repo.read('Dockerfile')).toBe('one\r\nGOOD 1\r\nthree\r\nfour\r\n');
    expect(staged(repo, 'rot1.Dockerfile')).toBe('nop\nGOOD 1\n');
    expect(repo.read('rot1.Dockerfile')).toBe('abc\nGOOD 1\n');
    expect(copies(outcome).at(-1)).toEqual(['rot2.Dockerfile', { kept: 'filter' }]);
    expect(repo.read('rot2.Dockerfile')).toBe('abc\nBAD 1\nown\n');
  });

  it('odd names, and bytes that are not UTF-8', async () => {
    const repo = gitRepo();
    for (const name of ['new\nline/Dockerfile', ':(top)x/Dockerfile', '--help/Dockerfile', ' "q" /Dockerfile']) {
      repo.stage(name, 'BAD 1\nx\n');
      repo.write(name, 'BAD 1\nx\ny\n');
    }
    repo.stageBlob(Buffer.from([0xff, ...Buffer.from('/Dockerfile')]), 'BAD 1\n');
    repo.stage('latin/Dockerfile', Buffer.from('# \xe9\nBAD 1\n', 'latin1'));
    const outcome = await fix(repo);
    expect(copies(outcome)).toContainEqual(['\udcff/Dockerfile', { kept: 'absent' }]);
    expect(outcome.fixed.filter(({ copy }) => copy === 'carried')).toHaveLength(4);
    expect(outcome.fixed).toHaveLength(5);
    expect(staged(repo, 'new\nline/Dockerfile')).toBe('GOOD 1\nx\n');
    expect(repo.read(' "q" /Dockerfile')).toBe('GOOD 1\nx\ny\n');
    expect(staged(repo, 'latin/Dockerfile')).toBe('# \xe9\nBAD 1\n');
  });

  it('in a commit writes nothing while something else blocks, or when nothing would be left to commit', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'GOOD 1\n');
    repo.commit();
    repo.stage('Dockerfile', 'BAD 1\n');
    expect(await fix(repo, { commit: true })).toMatchObject({ fixed: [], fixable: 1, emptyCommit: true });
    repo.stage('other/Dockerfile', 'STUCK 1\n');
    expect(await fix(repo, { commit: true })).toMatchObject({ fixed: [], fixable: 1, emptyCommit: false });
    expect(staged(repo, 'Dockerfile')).toBe('BAD 1\n');
    expect(await fix(repo, { dryRun: true })).toMatchObject({ fixed: [{ before: 'BAD 1\n', after: 'GOOD 1\n' }] });
    expect(staged(repo, 'Dockerfile')).toBe('BAD 1\n');
    expect(repo.read('Dockerfile')).toBe('BAD 1\n');
  });

  it('changes nothing while the index is locked, or when the index changed', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'BAD 1\n');
    repo.write('.git/index.lock', '');
    await expect(fix(repo)).rejects.toThrow('the index is locked');
    rmSync(repo.path('.git/index.lock'));
    // Locked between our question and git's own attempt: the copy gets its bytes back.
    const lockLate = (step: string): void => {
      if (step === 'index') repo.write('.git/index.lock', '');
    };
    await expect(fix(repo, { onStep: lockLate })).rejects.toThrow('index.lock');
    expect(repo.read('Dockerfile')).toBe('BAD 1\n');
    expect(staged(repo, 'Dockerfile')).toBe('BAD 1\n');
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
  });

  it('writes no lock of a commit that was ended meanwhile, and gives the copies their bytes back', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'BAD 1\n');
    for (const name of ['index.lock', 'next-index-1.lock']) {
      const lock = repo.path(`.git/${name}`);
      repo.git('read-tree', `--index-output=${lock}`, repo.git('write-tree'));
      const onStep = (step: string): void => {
        if (step === 'index') rmSync(lock);
      };
      const env = { GIT_INDEX_FILE: lock };
      await expect(fix(repo, { commit: true, env, onStep })).rejects.toThrow('is gone');
      expect(repo.read('Dockerfile')).toBe('BAD 1\n');
      expect(readdirSync(repo.path('.git')).filter((file) => /lock|plimsoll/.test(file))).toEqual([]);
    }
  });

  it('keeps the journal while the index cannot be written and a copy cannot be put back', async () => {
    const repo = gitRepo();
    repo.stage('a/Dockerfile', 'BAD 1\n');
    repo.stage('b/Dockerfile', 'BAD 2\n');
    const onStep = (step: string): void => {
      if (step !== 'index') return;
      repo.write('.git/index.lock', '');
      repo.write('a/Dockerfile', 'typed just now\n');
    };
    await expect(fix(repo, { onStep })).rejects.toThrow('index.lock');
    expect([repo.read('a/Dockerfile'), repo.read('b/Dockerfile')]).toEqual(['typed just now\n', 'BAD 2\n']);
    expect(namedInJournal(repo, 'backup')).toContain('BAD 1\n');
  });

  it('changes nothing when the index was written meanwhile, though it may look the same', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'BAD 1\n');
    repo.stage('other', '1\n');
    const onStep = (step: string): void => {
      if (step === 'index') repo.stage('other', '2\n');
    };
    await expect(fix(repo, { onStep })).rejects.toThrow('the index is not what was checked; nothing was fixed');
    expect([staged(repo, 'Dockerfile'), staged(repo, 'other')]).toEqual(['BAD 1\n', '2\n']);
    expect(repo.read('Dockerfile')).toBe('BAD 1\n');
    expect(readdirSync(repo.path('.git')).filter((file) => /lock|plimsoll/.test(file))).toEqual([]);
  });

  it.each(['index', 'skip-worktree', 'assume-unchanged'])(
    'writes entries and flags at once, or nothing: locked at %s',
    async (at) => {
      const repo = gitRepo();
      for (const name of ['assumed', 'skipped', 'plain']) repo.stage(`${name}/Dockerfile`, 'BAD 1\n');
      repo.git('update-index', '--assume-unchanged', 'assumed/Dockerfile');
      repo.git('update-index', '--skip-worktree', 'skipped/Dockerfile');
      const before = repo.git('ls-files', '-v', '-s');
      const onStep = (step: string): void => {
        if (step === at) repo.write('.git/index.lock', '');
      };
      await expect(fix(repo, { onStep })).rejects.toThrow('index.lock');
      expect(repo.git('ls-files', '-v', '-s')).toBe(before);
      expect(repo.read('plain/Dockerfile')).toBe('BAD 1\n');
      expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
    },
  );

  it('does not replace a file that changes meanwhile', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'BAD 1\n');
    const outcome = await fix(repo, {
      onStep: (step) => step === 'rename' && repo.write('Dockerfile', 'typed just now\n'),
    });
    expect(copies(outcome)).toEqual([['Dockerfile', { kept: 'busy' }]]);
    expect(repo.read('Dockerfile')).toBe('typed just now\n');
    expect(staged(repo, 'Dockerfile')).toBe('GOOD 1\n');
  });

  it.skipIf(process.getuid?.() === 0)('leaves a file in a read-only folder', async () => {
    const repo = gitRepo();
    repo.stage('sub/Dockerfile', 'BAD 1\n');
    chmodSync(repo.path('sub'), 0o555);
    const outcome = await fix(repo);
    chmodSync(repo.path('sub'), 0o755);
    expect(copies(outcome)).toEqual([['sub/Dockerfile', { kept: 'busy' }]]);
    expect(repo.read('sub/Dockerfile')).toBe('BAD 1\n');
  });
});

/** Repositories of three to six files each, so at least 200 files; more at night. */
const CASES = Number(process.env['PLIMSOLL_CASES'] ?? 67);
const SEED = Number(process.env['PLIMSOLL_SEED'] ?? Date.now() % 1_000_000);

/** A staged text of unique lines, and a copy with changes of its own. */
const pairOf = fc
  .array(
    fc.record({
      kind: fc.constantFrom('plain', 'plain', 'BAD', 'MORE', 'DROP'),
      ending: fc.constantFrom('\n', '\n', '\r\n'),
      own: fc.constantFrom('same', 'same', 'same', 'same', 'changed', 'before', 'gone', 'ending'),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((lines) => {
    const text = (kind: string, index: number): string => (kind === 'plain' ? `line ${index}` : `${kind} ${index}`);
    const blob = lines.map(({ kind, ending }, index) => text(kind, index) + ending).join('');
    const copy = lines.map(({ kind, ending, own }, index) => {
      const line = text(kind, index);
      if (own === 'gone') return '';
      if (own === 'changed') return `mine ${index}${ending}`;
      if (own === 'before') return `new ${index}${ending}${line}${ending}`;
      return line + (own === 'ending' ? (ending === '\n' ? '\r\n' : '\n') : ending);
    });
    return { blob, copy: copy.join(''), ownEndings: lines.some(({ own }) => own === 'ending') };
  });

describe(`any partly staged files (seed ${SEED})`, () => {
  it(
    'end with exactly the fixes in the commit, and with every unstaged byte in the work tree',
    async () => {
      const repo = gitRepo();
      repo.git('config', 'core.autocrlf', 'false');
      repo.commit();
      let carried = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(pairOf, { minLength: 3, maxLength: 6 }), async (pairs) => {
          repo.git('rm', '-rfq', '--cached', '--ignore-unmatch', '.');
          for (const [index, { blob, copy }] of pairs.entries()) {
            repo.write(`${index}/Dockerfile`, blob);
            repo.git('add', `${index}/Dockerfile`);
            repo.write(`${index}/Dockerfile`, copy);
          }
          const outcome = await fix(repo);
          for (const [index, { blob, copy, ownEndings }] of pairs.entries()) {
            const path = `${index}/Dockerfile`;
            const after = repo.read(path);
            expect(staged(repo, path)).toBe(mended(blob));
            const state = outcome.fixed.find((one) => one.path === path)?.copy;
            if (state !== 'carried') expect(after).toBe(copy);
            else {
              carried += 1;
              // Where the copy mixes endings of its own, which of them a new line gets is a matter of taste.
              const bytes = (text: string): string => (ownEndings ? text.replaceAll('\r', '') : text);
              expect(bytes(essence(after))).toBe(bytes(essence(copy)));
              expect(after).not.toBe(copy);
            }
            if (state !== undefined && copy === blob) expect(after).toBe(mended(blob));
          }
        }),
        { numRuns: CASES, seed: SEED },
      );
      expect(carried).toBeGreaterThan(10);
      expect(readdirSync(repo.path('.git'))).not.toContain('plimsoll');
      expect(readFileSync(repo.path('.git/HEAD'), 'utf8')).toContain('main');
    },
    60_000 + CASES * 1000,
  );
});
