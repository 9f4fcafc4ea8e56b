import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixStaged } from '../../../src/app/staged-fix/fix-staged.ts';
import { backupsIn, findLeftovers } from '../../../src/app/staged-fix/journal.ts';
import { openStaged } from '../../../src/collect/staged.ts';
import { type BundledDriver, bundleDriver } from '../../support/bundled-driver.ts';
import { type GitRepo, gitRepo } from '../../support/git-repo.ts';
import { plimsoll } from '../../support/io.ts';
import { mended, wordFixes } from '../../support/word-judge.ts';

/** Processes to kill: few enough for every run of the tests; 500 and more at night and before a release. */
const KILLS = Number(process.env['PLIMSOLL_RANDOM_KILLS'] ?? 150);
/** Repositories that are worked on side by side. */
const WORKERS = 4;
const SEED = Number(process.env['PLIMSOLL_SEED'] ?? Date.now() % 1_000_000);

let driver: BundledDriver;
beforeAll(async () => {
  driver = await bundleDriver();
});
afterAll(() => driver.remove());

const lineOf = fc.record({
  kind: fc.constantFrom('plain', 'plain', 'BAD', 'MORE', 'DROP'),
  ending: fc.constantFrom('\n', '\n', '\r\n'),
  own: fc.constantFrom(...Array<'same'>(9).fill('same'), 'changed', 'before', 'gone'),
});

/** A staged file and its copy: changed in one place or both, with either ending, with and without a last line feed. */
const fileOf = fc
  .record({
    lines: fc.array(lineOf, { minLength: 1, maxLength: 9 }),
    where: fc.constantFrom('both', 'both', 'both', 'staged', 'unstaged', 'absent'),
    unended: fc.constantFrom('none', 'none', 'blob', 'copy', 'both'),
  })
  .map(({ lines, where, unended }) => {
    const text = (kind: string, index: number): string => (kind === 'plain' ? `line ${index}` : `${kind} ${index}`);
    const blob = lines.map(({ kind, ending }, index) => text(kind, index) + ending).join('');
    const copy = lines.map(({ kind, ending, own }, index) => {
      if (own === 'gone') return '';
      if (own === 'changed') return `mine ${index}${ending}`;
      return (own === 'before' ? `new ${index}${ending}` : '') + text(kind, index) + ending;
    });
    const cut = (whole: string, side: string): string =>
      unended === side || unended === 'both' ? whole.replace(/\r?\n$/, '') : whole;
    const staged = cut(blob, 'blob');
    return { where, blob: staged, copy: where === 'staged' ? staged : cut(copy.join(''), 'copy') };
  });

const NAMES = ['Dockerfile', 'a b/Dockerfile', 'odd "name\n/Dockerfile', 'deep/er/Containerfile', "it's.dockerfile"];
const BEFORE = 'line 0\nline 1\nBAD 99\n';

const caseOf = fc.record({
  files: fc.array(fileOf, { minLength: 1, maxLength: NAMES.length }),
  /** Where between the first step and the last, or how far into the time it may take. */
  share: fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000),
  atAnyMoment: fc.constantFrom(false, false, false, true),
});
type Case = typeof caseOf extends fc.Arbitrary<infer Value> ? Value : never;

interface Side {
  readonly path: string;
  readonly blob: string;
  /** Null: there is none in the work tree. */
  readonly copy: string | null;
  /** Not staged: nothing of it may change. */
  readonly untouched: boolean;
}

function idOf(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function sidesOf({ files }: Case, hasHistory: boolean): Side[] {
  return files.map(({ where, blob, copy }, index) => ({
    path: NAMES[index] ?? '',
    blob: where === 'unstaged' && hasHistory ? BEFORE : blob,
    copy: where === 'absent' ? null : copy,
    untouched: where === 'unstaged' && hasHistory,
  }));
}

/** Two processes: the blobs, and the index. */
function prepare(repo: GitRepo, sides: readonly Side[]): void {
  for (const name of [...NAMES, '.git/index', '.git/index.lock']) rmSync(repo.path(name), { force: true });
  rmSync(repo.path('.git/plimsoll'), { recursive: true, force: true });
  sides.forEach(({ blob }, index) => {
    repo.write(`.git/staged-${index}`, blob);
  });
  const paths = sides.map((_, index) => `.git/staged-${index}\n`).join('');
  const ids = repo.run('git', ['hash-object', '-w', '--no-filters', '--stdin-paths'], { input: paths }).stdout;
  const records = ids.split('\n').flatMap((id, index) => (id ? [`100644 ${id}\t${sides[index]?.path}\0`] : []));
  repo.run('git', ['update-index', '-z', '--index-info'], { input: records.join('') });
  for (const { path, copy } of sides) if (copy !== null) repo.write(path, copy);
}

/** A step that this case may have, sooner one of the later ones, after something was written. */
function stepOf({ share }: Case, sides: readonly Side[]): number {
  const fixed = sides.filter(({ blob, untouched }) => !untouched && mended(blob) !== blob);
  const copies = fixed.filter(({ copy }) => copy !== null && mended(copy) !== copy);
  return 1 + Math.floor(Math.sqrt(share) * (fixed.length + 2 * copies.length + 3));
}

function drive(repo: GitRepo, killAt: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [driver.file, killAt], {
    cwd: repo.root,
    env: repo.env,
    detached: true,
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_status, signal) => resolve(signal));
  });
}

function indexOf(repo: GitRepo): Map<string, string> {
  const records = repo.git('ls-files', '-s', '-z').split('\0').filter(Boolean);
  return new Map(records.map((record) => [record.slice(record.indexOf('\t') + 1), record.split(' ')[1] ?? '']));
}

function copyOf(repo: GitRepo, path: string): string | null {
  return existsSync(repo.path(path)) ? repo.read(path) : null;
}

/**
 * The proof, which knows nothing of how fixing works: what was staged is still staged or a blob that `status` names;
 * what lay in the work tree still lies there or is a blob that `status` names.
 */
async function proveNothingLost(repo: GitRepo, sides: readonly Side[], askStatus: boolean): Promise<boolean> {
  const backups = backupsIn(findLeftovers(repo.path('.git')));
  const index = indexOf(repo);
  const needed: string[] = [];
  for (const { path, blob, copy, untouched } of sides) {
    const named = backups.filter((backup) => backup.path === path);
    const [staged, now] = [index.get(path), copyOf(repo, path)];
    if (staged !== idOf(blob)) {
      expect(untouched).toBe(false);
      expect(staged).toBe(idOf(mended(blob)));
      expect(named.map((one) => one.staged)).toContain(idOf(blob));
      needed.push(idOf(blob));
    }
    if (now !== copy) {
      expect(untouched || copy === null).toBe(false);
      expect(named.map((one) => one.copy)).toContain(idOf(copy ?? ''));
      needed.push(idOf(copy ?? ''));
    }
  }
  if (needed.length === 0) return false;
  // Git itself says that the objects are there and sound.
  const there = repo.run('git', ['cat-file', '--batch-check'], { input: `${needed.join('\n')}\n` }).stdout;
  expect(there.match(/^[0-9a-f]{40} blob \d+$/gm)).toHaveLength(needed.length);
  if (askStatus) {
    const { out } = await plimsoll(['status'], { cwd: repo.root, env: repo.env });
    for (const id of needed) expect(out).toContain(`blob ${id}`);
    expect(out).toContain('mend: plimsoll fix --recover');
  }
  return true;
}

/** The work is done: the index holds the fixes, and no copy is other than it was, or than its fix. */
function proveFinished(repo: GitRepo, sides: readonly Side[]): void {
  const index = indexOf(repo);
  for (const { path, blob, copy, untouched } of sides) {
    expect(index.get(path)).toBe(idOf(untouched ? blob : mended(blob)));
    if (copy === null || untouched) expect(copyOf(repo, path)).toBe(copy);
    else if (copy === blob) expect(copyOf(repo, path)).toBe(mended(blob));
  }
}

/** The next run ends the work that a kill cut off. */
async function finish(repo: GitRepo, sides: readonly Side[]): Promise<void> {
  // Git's own lock stays when Git itself is killed; status names it.
  rmSync(repo.path('.git/index.lock'), { force: true });
  const snapshot = await openStaged({ cwd: repo.root, env: repo.env });
  const { files } = await snapshot.collect();
  await fixStaged({ snapshot, ...(await wordFixes(files)), commit: false });
  snapshot.close();
  proveFinished(repo, sides);
}

describe(`killed at random in random repositories (seed ${SEED})`, () => {
  it(
    'loses no staged and no unstaged byte',
    async () => {
      const repos = Array.from({ length: WORKERS }, () => gitRepo({ init: ['--template='] }));
      const cases = fc.sample(caseOf, { numRuns: KILLS * 3, seed: SEED });
      let killed = 0;
      let changed = 0;
      const work = async (repo: GitRepo, worker: number): Promise<void> => {
        const hasHistory = worker % 2 === 0;
        if (hasHistory) {
          for (const name of NAMES) repo.stage(name, BEFORE);
          repo.commit();
        }
        for (let one = cases.pop(); one !== undefined && killed < KILLS; one = cases.pop()) {
          const sides = sidesOf(one, hasHistory);
          prepare(repo, sides);
          const at = one.atAnyMoment ? `${Math.floor(one.share * 60)}ms` : String(stepOf(one, sides));
          if ((await drive(repo, at)) === 'SIGKILL') {
            killed += 1;
            if (await proveNothingLost(repo, sides, changed % 50 === 0)) changed += 1;
          } else {
            // It came to its end first.
            expect(findLeftovers(repo.path('.git'))).toEqual([]);
            proveFinished(repo, sides);
          }
          // A third, for time's sake.
          if (cases.length % 3 === 0) await finish(repo, sides);
        }
        expect(repo.try('fsck', '--no-dangling').status).toBe(0);
        expect(readdirSync(repo.root).filter((name) => name.startsWith('.'))).toEqual(['.git']);
      };
      await Promise.all(repos.map(work));
      expect(killed).toBeGreaterThanOrEqual(KILLS);
      expect(changed).toBeGreaterThan(KILLS / 20);
    },
    60_000 + KILLS * 1000,
  );
});
