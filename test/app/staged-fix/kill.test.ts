import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLeftovers } from '../../../src/app/staged-fix/journal.ts';
import { type BundledDriver, bundleDriver } from '../../support/bundled-driver.ts';
import { type GitRepo, gitRepo } from '../../support/git-repo.ts';
import { onlyFromSource, plimsoll } from '../../support/io.ts';
import { mended } from '../../support/word-judge.ts';

/** More than the steps of the largest case: killing ends when a run lives to its end. */
const MOST_STEPS = 40;

let driver: BundledDriver;

beforeAll(async () => {
  driver = await bundleDriver();
});

afterAll(() => driver.remove());

interface Side {
  readonly path: string;
  readonly blob: string;
  readonly copy: string;
  readonly carried: string;
}

const SIDES: readonly Side[] = [
  { path: 'same/Dockerfile', blob: 'a\nBAD 1\n', copy: 'a\nBAD 1\n', carried: 'a\nGOOD 1\n' },
  {
    path: 'mine/Dockerfile',
    blob: 'a\nBAD 1\nMORE 2\nc\n',
    copy: 'new\r\na\nBAD 1\nMORE 2\nmine\n',
    carried: 'new\r\na\nGOOD 1\nMORE 2\nADDED 2\nmine\n',
  },
  { path: 'clash/Dockerfile', blob: 'DROP 1\nb\n', copy: 'mine\nb\n', carried: 'mine\nb\n' },
  { path: 'odd "name\n/Dockerfile', blob: 'BAD 3', copy: 'x\nBAD 3', carried: 'x\nGOOD 3' },
];

function prepared(first: boolean, flagged: boolean): GitRepo {
  const repo = gitRepo();
  if (!first) {
    for (const { path } of SIDES) repo.stage(path, 'before\n');
    repo.commit();
  }
  for (const { path, blob, copy } of SIDES) {
    repo.stage(path, blob);
    repo.write(path, copy);
  }
  if (flagged) repo.git('update-index', '--assume-unchanged', 'same/Dockerfile');
  return repo;
}

function drive(repo: GitRepo, killAt: number) {
  return spawnSync(process.execPath, [driver.file, String(killAt)], {
    cwd: repo.root,
    env: repo.env,
    encoding: 'utf8',
  });
}

function temporariesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tmp')) : [];
}

function stagedAt(repo: GitRepo, path: string): string {
  return repo.run('git', ['cat-file', 'blob', `:${path}`]).stdout;
}

/** Every byte is where it was, where it belongs, or in a blob that the journal names. */
function checkNothingLost(repo: GitRepo): void {
  const journals = findLeftovers(repo.path('.git'));
  for (const { path, blob, copy, carried } of SIDES) {
    const now = repo.read(path);
    expect([copy, carried]).toContain(now);
    expect([blob, mended(blob)]).toContain(stagedAt(repo, path));
    if (now !== copy) {
      const name = Buffer.from(path).toString('base64');
      const entry = journals.flatMap(({ journal }) => journal?.entries ?? []).find((one) => one.path === name);
      expect(repo.run('git', ['cat-file', 'blob', entry?.backup ?? 'none']).stdout).toBe(copy);
    }
  }
  expect(repo.git('stash', 'list')).toBe('');
  expect(
    repo
      .git('status', '--porcelain', '-z')
      .split('\0')
      .filter((line) => line.startsWith('??')),
  ).toEqual([]);
  expect(repo.try('fsck', '--no-dangling').status).toBe(0);
}

describe('killed at any step', () => {
  it.for<[string, boolean, boolean]>([
    ['with a history', false, false],
    ['before the first commit', true, false],
    ['with flags on an entry', false, true],
  ])('%s: nothing is lost, and the next run ends the work', { timeout: 120_000 }, ([, first, flagged], context) => {
    onlyFromSource(context, 'the driver that is killed is made from the source');
    let kills = 0;
    for (let step = 1; step <= MOST_STEPS; step++) {
      const repo = prepared(first, flagged);
      const { signal } = drive(repo, step);
      if (signal === null) break;
      expect(signal).toBe('SIGKILL');
      kills += 1;
      checkNothingLost(repo);
      expect(drive(repo, 0).status).toBe(0);
      expect(temporariesIn(repo.path('.git/plimsoll'))).toEqual([]);
      for (const { path, blob, carried } of SIDES) {
        expect(stagedAt(repo, path)).toBe(mended(blob));
        expect(repo.read(path)).toBe(carried);
      }
      expect(repo.try('commit', '-qm', 'after').status).toBe(0);
    }
    expect(kills).toBeGreaterThanOrEqual(12);
    expect(kills).toBeLessThan(MOST_STEPS);
  });

  it('leaves no temporary file where Git would see it', () => {
    const repo = prepared(false, false);
    drive(repo, 9);
    expect(readdirSync(repo.root).sort()).toEqual(['.git', 'clash', 'mine', 'odd "name\n', 'same']);
  });

  it.each(['the next fix', 'fix --recover'])('%s takes away the temporary files, beside the files too', async (way) => {
    const repo = prepared(false, false);
    // Four backups, the journal, a copy and its rename, and the same of the next.
    expect(drive(repo, 9).signal).toBe('SIGKILL');
    const [left = '', ...more] = temporariesIn(repo.path('.git/plimsoll'));
    expect(left).toMatch(/^fix-\d+-\d+-\d+\.tmp$/);
    expect(more).toEqual([]);
    // Where the Git folder is on another file system.
    const beside = `mine/.plimsoll-${left}`;
    repo.run('cp', [repo.path(`.git/plimsoll/${left}`), repo.path(beside)]);
    repo.write('mine/.plimsoll-fix.tmp', 'of somebody else\n');
    if (way === 'the next fix') expect(drive(repo, 0).status).toBe(0);
    else expect((await plimsoll(['fix', '--recover'], { cwd: repo.root, env: repo.env })).status).toBe(0);
    expect(temporariesIn(repo.path('.git/plimsoll'))).toEqual([]);
    expect(readdirSync(repo.path('mine')).sort()).toEqual(['.plimsoll-fix.tmp', 'Dockerfile']);
  });

  it('leaves a journal from which the work tree can be brought back', async () => {
    const repo = prepared(false, false);
    const world = { cwd: repo.root, env: repo.env };
    expect(await plimsoll(['fix', '--recover'], world)).toMatchObject({
      status: 0,
      out: expect.stringContaining('Nothing'),
    });
    expect(drive(repo, 12).signal).toBe('SIGKILL');
    expect(repo.read('mine/Dockerfile')).toBe(SIDES[1]?.carried);
    const listed = await plimsoll(['fix', '--recover'], world);
    expect(listed.out).toContain('mine/Dockerfile: the staged content was blob');
    expect((await plimsoll(['fix', '--recover', 'clash/Dockerfile'], world)).status).toBe(2);
    const brought = await plimsoll(['fix', '--recover', 'mine/Dockerfile'], world);
    expect(brought.out).toMatch(/^mine\/Dockerfile: brought back; what was there is blob [0-9a-f]{40}\n$/);
    expect(repo.read('mine/Dockerfile')).toBe(SIDES[1]?.copy);
    const rest = ['same/Dockerfile', 'mine/Dockerfile', 'odd "name\n/Dockerfile'];
    expect((await plimsoll(['fix', '--recover', ...rest], world)).status).toBe(0);
    for (const { path, copy } of SIDES) expect(repo.read(path)).toBe(copy);
    expect((await plimsoll(['fix', '--recover'], world)).out).toContain('Nothing');
  });

  it('names the journal although another process has the id by now', async () => {
    const repo = prepared(false, false);
    expect(drive(repo, 12).signal).toBe('SIGKILL');
    const [left = ''] = readdirSync(repo.path('.git/plimsoll')).filter((name) => name.endsWith('.json'));
    // This process, which began earlier, has the id now.
    repo.run('mv', [repo.path(`.git/plimsoll/${left}`), repo.path(`.git/plimsoll/fix-${process.pid}-1.json`)]);
    const { out } = await plimsoll(['fix', '--recover'], { cwd: repo.root, env: repo.env });
    expect(out).toContain('mine/Dockerfile: the staged content was blob');
  });

  it('an incomplete journal is from before any change', async () => {
    const repo = prepared(false, false);
    repo.write('.git/plimsoll/fix-999999999-1.json', '{"version":1,"pid":9');
    const { out } = await plimsoll(['fix', '--recover'], { cwd: repo.root, env: repo.env });
    expect(out).toContain('Nothing to recover');
    // A command that is run from the package keeps its compiled code beside the journals.
    const left = readdirSync(repo.path('.git'), { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => /^plimsoll\/(?!compile)/.test(name))).toEqual([]);
  });
});
