import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GitRepo } from '../support/git-repo.ts';
import { BAD, GOOD, protectedRepo } from '../support/protected-repo.ts';

/** Commits to try; more of them at night. */
const TRIES = Number(process.env['PLIMSOLL_INDEX_RACES'] ?? 60);
const SEED = Number(process.env['PLIMSOLL_SEED'] ?? Date.now() % 1_000_000);
/** Milliseconds that a commit may take here; after them nothing is written any more. */
const LONGEST = 250;

/** What another process does to the index while a commit runs. */
const writesOf = fc.record({
  /** When each write is, as a part of the time that a commit takes. */
  moments: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
  /** Whether the writes come in pairs, one right after the other: the second gets the inode of what the first replaced. */
  inPairs: fc.boolean(),
  lastIsBad: fc.constantFrom(true, true, true, false),
});

type Writes = typeof writesOf extends fc.Arbitrary<infer One> ? One : never;

interface Write {
  readonly isBad: boolean;
  /** When the index was the new one, in nanoseconds. */
  readonly done: bigint;
}

/** Keeps a processor busy until the test ends. */
function load(): void {
  const burner = spawn(process.execPath, ['-e', 'for (;;) Math.random();'], { stdio: 'ignore' });
  onTestFinished(() => void burner.kill('SIGKILL'));
}

/** Replaces the index as Git does; not where another process has locked it. */
function replaceIndex(repo: GitRepo, bytes: Buffer): boolean {
  const lock = repo.path('.git/index.lock');
  try {
    writeFileSync(lock, bytes, { flag: 'wx' });
  } catch {
    return false;
  }
  renameSync(lock, repo.path('.git/index'));
  return true;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function writeAt(repo: GitRepo, writes: Writes, states: Readonly<Record<'good' | 'bad', Buffer>>, time: number) {
  const done: Write[] = [];
  const write = (isBad: boolean): void => {
    if (replaceIndex(repo, isBad ? states.bad : states.good)) done.push({ isBad, done: process.hrtime.bigint() });
  };
  const began = performance.now();
  const moments = [...writes.moments].sort((a, b) => a - b);
  for (const [index, moment] of moments.entries()) {
    await sleep(moment * time - (performance.now() - began));
    const isBad = (moments.length - index) % 2 === 1 ? writes.lastIsBad : !writes.lastIsBad;
    if (writes.inPairs) write(!isBad);
    write(isBad);
  }
  return done;
}

describe(`an index that others write while a commit runs (seed ${SEED})`, () => {
  it.each([
    ['is checked', 'fixOnCommit: off\n'],
    ['is checked and fixed', 'fixOnCommit: safe\n'],
  ])(
    '%s: nothing bad that was staged before the last look at it is committed',
    { timeout: 600_000 },
    async (_, config) => {
      const repo = protectedRepo();
      repo.stage('.plimsoll.yaml', config);
      const base = repo.commit();
      const stateWith = (content: string): Buffer => {
        repo.stageBlob('Dockerfile', content);
        return readFileSync(repo.path('.git/index'));
      };
      const fixable = config.includes('safe') ? BAD : GOOD;
      repo.stageBlob('a/Dockerfile', fixable);
      const bad = GOOD.replace('USER 1000\n', '');
      const states = { good: stateWith(GOOD), bad: stateWith(bad) };
      const badBlob = repo.git('rev-parse', ':Dockerfile');
      const log = repo.path('../looks');
      const env = {
        ...repo.env,
        LOOK_LOG: log,
        NODE_OPTIONS: `--require ${new URL('../support/last-look.cjs', import.meta.url).pathname}`,
      };
      const count = { passed: 0, stopped: 0, late: 0, unchecked: 0 };
      let time = 100;
      load();
      for (const writes of fc.sample(writesOf, { numRuns: TRIES, seed: SEED })) {
        repo.git('update-ref', 'HEAD', base);
        rmSync(repo.path('.git/index.lock'), { force: true });
        replaceIndex(repo, states.good);
        writeFileSync(log, '');
        const began = performance.now();
        const commit = spawn('git', ['commit', '-qm', 'x'], { cwd: repo.root, env, stdio: 'ignore' });
        const ended = new Promise<number | null>((resolve) => commit.on('close', resolve));
        const [status, done] = await Promise.all([ended, writeAt(repo, writes, states, time)]);
        time = Math.min(LONGEST, 0.8 * time + 0.2 * (performance.now() - began));
        if (status !== 0) count.stopped += 1;
        else if (repo.try('rev-parse', 'HEAD:Dockerfile').stdout.trim() !== badBlob) count.passed += 1;
        else {
          const looks = readFileSync(log, 'utf8').trim().split('\n');
          const lastLook = BigInt(looks.at(-1) ?? 0);
          // What comes after the last look Git would take from any hook unseen.
          const isLate = done.some((one) => one.isBad && one.done > lastLook);
          count[isLate ? 'late' : 'unchecked'] += 1;
        }
        expect(existsSync(repo.path('.git/index'))).toBe(true);
      }
      console.log(`${TRIES} commits, seed ${SEED}: ${JSON.stringify(count)}`);
      expect(count.unchecked).toBe(0);
      // The bad content blocks.
      expect(count.stopped).toBeGreaterThan(0);
    },
  );
});
