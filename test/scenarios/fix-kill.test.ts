import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fault, runFaulty, runGroup } from '../support/fault.ts';
import { FixRepo, idOf, type Way } from '../support/fix-oracle.ts';
import type { GitRepo } from '../support/git-repo.ts';
import { BAD, GOOD, plimsoll, protectedRepo } from '../support/protected-repo.ts';
import { type CaseFile, filesOf, sidesOf } from '../support/staged-case.ts';

/** Processes to kill at random: few enough for every run of the tests; 500 and more at night and before a release. */
const KILLS = Number(process.env['PLIMSOLL_RANDOM_KILLS'] ?? 100);
/** Of what is killed at each step or call, every so many are taken. */
const STRIDE = KILLS < 500 ? 5 : 1;
/** Repositories that are worked on side by side. */
const WORKERS = 3;
const SEED = Number(process.env['PLIMSOLL_SEED'] ?? Date.now() % 1_000_000);

/** Matches alike and with changes of its own, which clash in a third file. */
const FILES: readonly CaseFile[] = [
  {
    units: [
      { kind: 'plain', ending: '\n', own: 'before' },
      { kind: 'replaced', ending: '\r\n', own: 'same' },
      { kind: 'shorter', ending: '\n', own: 'same' },
      { kind: 'longer', ending: '\n', own: 'same' },
    ],
    where: 'both',
    unended: 'copy',
  },
  { units: [{ kind: 'longer', ending: '\n', own: 'same' }], where: 'staged', unended: 'none' },
  { units: [{ kind: 'replaced', ending: '\n', own: 'changed' }], where: 'both', unended: 'none' },
];

/** Between taking the lock of the index and giving it up there is one step. */
function locksAfter(steps: readonly string[]): string[] {
  return steps.at(-1)?.startsWith('linkSync fix-') ? ['index.lock'] : [];
}

describe('killed at every step', () => {
  it.each<[Way, Fault['how']]>([
    ['fix', 'before'],
    ['fix', 'within'],
    ['commit', 'after'],
    ['commit FILE', 'before'],
  ])('%s, %s: nothing is lost, and the next run ends the work', { timeout: 600_000 }, async (way, how) => {
    const sides = sidesOf(FILES, true);
    const whole = new FixRepo('same files');
    const stepsOf = async (): Promise<readonly string[]> => {
      whole.prepare(sides);
      const { steps } = await runFaulty(whole.repo, whole.command(way));
      whole.proveDone(sides, way);
      return steps;
    };
    // The first run keeps compiled code, and the others take it.
    expect((await stepsOf()).length).toBeGreaterThan((await stepsOf()).length);
    // In the midst is not another thing than before where a step has no parts.
    const steps = (await stepsOf())
      .map((step, index) => ({ step, at: index + 1 }))
      .filter(({ step }) => how !== 'within' || /^(?:input|write|copyFile)/.test(step))
      // Of a whole commit every other one, for time's sake.
      .filter(({ at }) => way === 'fix' || STRIDE === 1 || at % 2 === SEED % 2);
    expect(steps.length).toBeGreaterThan(10);
    const seen = new Set<string>();
    await Promise.all(
      [whole, new FixRepo('same files')].map(async (fix) => {
        for (let one = steps.pop(); one !== undefined; one = steps.pop()) {
          fix.prepare(sides);
          const run = await runFaulty(fix.repo, fix.command(way), { at: one.at, how, group: how === 'after' });
          expect([run.killed, run.steps.length]).toEqual([true, how === 'after' ? one.at : one.at - 1]);
          if (how !== 'after') expect(fix.locks()).toEqual(locksAfter(run.steps));
          seen.add(await fix.proveNothingLost(sides, way));
          // A third, for time's sake.
          if (one.at % 3 === 0) await fix.proveFinished(sides, way);
        }
        fix.proveSound();
      }),
    );
    expect([...seen].sort()).toEqual(['ended', 'offered', 'same']);
  });
});

describe('killed before the first commit', () => {
  it('loses nothing while Git is asked for the empty tree, which takes no input', async () => {
    const sides = sidesOf(FILES, false);
    const fix = new FixRepo('none');
    fix.prepare(sides);
    const run = await runFaulty(fix.repo, fix.command('fix'), { at: 'input git hash-object', how: 'within' });
    expect(run).toMatchObject({ killed: true, stderr: '' });
    expect(await fix.proveNothingLost(sides, 'fix')).toBe('same');
    await fix.proveFinished(sides, 'fix');
  });
});

describe('killed while it writes the index', () => {
  it('has either index: the entries with their flags, or the new ones with their flags', async () => {
    const repo = protectedRepo();
    for (const name of ['assumed', 'skipped', 'plain']) repo.stage(`${name}/Dockerfile`, BAD);
    repo.git('update-index', '--assume-unchanged', 'assumed/Dockerfile');
    repo.git('update-index', '--skip-worktree', 'skipped/Dockerfile');
    const index = readFileSync(repo.path('.git/index'));
    const before = repo.git('ls-files', '-v', '-s');
    const fixed = before.replaceAll(idOf(BAD), idOf(GOOD));
    const command = [process.execPath, repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), 'fix', '--staged'];
    const seen = new Set<string>();
    let wasLocked = false;
    for (let at = 1; ; at++) {
      writeFileSync(repo.path('.git/index'), index);
      for (const name of ['assumed', 'skipped', 'plain']) repo.write(`${name}/Dockerfile`, BAD);
      const run = await runFaulty(repo, command, { at, from: 'spawn git update-index', how: 'before' });
      const isLocked = existsSync(repo.path('.git/index.lock'));
      // A lock of ours goes with the next look for what killed fixes have left.
      if (isLocked) expect(plimsoll(repo, 'fix', '--recover').status).toBe(0);
      wasLocked ||= isLocked;
      expect(existsSync(repo.path('.git/index.lock'))).toBe(false);
      const now = repo.git('ls-files', '-v', '-s');
      expect([before, fixed], run.steps.join()).toContain(now);
      seen.add(now);
      if (!run.killed) break;
    }
    expect(seen.size).toBe(2);
    expect(wasLocked).toBe(true);
  });
});

describe('killed while Git is told the entries', () => {
  it('changes no entry of another name, with any part of the list', async () => {
    const repo = protectedRepo();
    const other = `${GOOD}# staged\n`;
    repo.stage('.plimsoll.yaml', 'select: [DF009]\n');
    repo.stage('Dockerfile', other);
    repo.stage('Dockerfile.dev', BAD);
    const before = repo.git('ls-files', '-s');
    const fixed = before.replace(/[0-9a-f]{40}(?= 0\tDockerfile\.dev)/, idOf(GOOD));
    const command = [process.execPath, repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), 'fix', '--staged'];
    for (let left = 1; left <= 10; left++) {
      repo.stage('Dockerfile', other);
      repo.stage('Dockerfile.dev', BAD);
      const run = await runFaulty(repo, command, { at: 'input git update-index', how: 'within', part: -left });
      expect(run.killed).toBe(true);
      expect([before, fixed]).toContain(repo.git('ls-files', '-s'));
    }
  });
});

const caseOf = fc.record({
  files: filesOf,
  way: fc.constantFrom<Way[]>('fix', 'fix', 'commit', 'commit -a', 'commit FILE'),
  /** Where between the first step that is meant and the last, sooner one of the later ones. */
  share: fc.integer({ min: 0, max: 999 }).map((thousandths) => Math.sqrt(thousandths / 1000)),
  /** Mostly from the journal on, when something is about to be replaced. */
  from: fc.constantFrom('', 'openSync fix-', 'openSync fix-'),
  how: fc.constantFrom<Fault['how'][]>('before', 'within', 'after'),
  part: fc.constantFrom(0.1, 0.5, 0.9, -1, -5),
  group: fc.boolean(),
  wait: fc.constantFrom(0, 0, 1, 3),
  /** Without the code that is kept, which is then written. */
  cold: fc.constantFrom(...Array<boolean>(9).fill(false), true),
  after: fc.constantFrom('finish', 'recover', 'nothing'),
});

describe(`killed at random in random repositories (seed ${SEED})`, () => {
  it(
    'loses no staged and no unstaged byte',
    async () => {
      const cases = fc.sample(caseOf, { numRuns: KILLS * 2, seed: SEED });
      const count = { killed: 0, survived: 0, same: 0, offered: 0, ended: 0 };
      const work = async (worker: number): Promise<void> => {
        const fix = new FixRepo((['same files', 'other files', 'none'] as const)[worker % 3] ?? 'none');
        for (let one = cases.pop(); one !== undefined && count.killed < KILLS; one = cases.pop()) {
          const { way, share, from, how, part, group, wait, cold } = one;
          const sides = sidesOf(one.files, fix.hasFiles);
          fix.prepare(sides);
          if (cold) fix.forgetCompiledCode();
          const most = (cold ? 90 : 0) + (from ? 4 + 6 * sides.length : 12 + 10 * sides.length);
          const at = 1 + Math.floor(share * most);
          const run = await runFaulty(fix.repo, fix.command(way), { at, from, how, part, group, wait });
          try {
            if (run.killed) {
              count.killed += 1;
              if (!group) expect(fix.locks()).toEqual(locksAfter(run.steps));
              const found = await fix.proveNothingLost(sides, way);
              count[found] += 1;
              if (found === 'offered' && one.after === 'recover') await fix.proveRecovered(sides);
              if (one.after === 'finish') await fix.proveFinished(sides, way);
            } else {
              count.survived += 1;
              expect(run.status).toBe(0);
              fix.proveDone(sides, way);
            }
          } catch (cause) {
            throw new Error(`${JSON.stringify({ one, at, run })}: ${cause}`, { cause });
          }
        }
        fix.proveSound();
      };
      await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
      console.log(`kills with seed ${SEED}:`, count);
      expect(count.killed).toBeGreaterThanOrEqual(KILLS);
      expect(count.offered).toBeGreaterThan(KILLS / 20);
    },
    120_000 + KILLS * 2000,
  );
});

describe('a disk that is full', () => {
  it.each([
    ['mkdirSync plimsoll', /^plimsoll: nothing was fixed: ENOSPC.*\nhint: .*\n$/, BAD],
    ['openSync fix-', /^plimsoll: nothing was fixed: ENOSPC.*\nhint: .*\n$/, BAD],
    ['writeFileSync index.', /^plimsoll: the index cannot be copied: ENOSPC.*\nhint: .*\n$/, BAD],
    ['writeFileSync', /^plimsoll: nothing was fixed: ENOSPC.*\nhint: .*\n$/, BAD, 'openSync fix-'],
    ['linkSync fix-', /^$/, GOOD],
    ['renameSync Dockerfile', /^$/, GOOD],
  ])('at %s: one line, and nothing is lost or left', async (at, told, staged, from = '') => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', `${BAD}# not staged\n`);
    const command = [process.execPath, repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), 'fix', '--staged'];
    const { status, stdout, stderr } = await runFaulty(repo, command, { at, from, how: 'fails' });
    expect(stderr).toMatch(told);
    expect(status).toBe(staged === BAD ? 2 : 0);
    const isKept = at !== 'linkSync fix-';
    expect(stdout.includes('the file in the work tree stays as it was')).toBe(isKept && staged !== BAD);
    expect(repo.run('git', ['cat-file', 'blob', ':Dockerfile']).stdout).toBe(staged);
    expect(repo.read('Dockerfile')).toBe(`${isKept ? BAD : GOOD}# not staged\n`);
    expect(readdirSync(repo.path('.git')).filter((name) => /lock|index\./.test(name))).toEqual([]);
    expect(readdirSync(repo.path('.git/plimsoll')).filter((name) => name.startsWith('fix-'))).toEqual([]);
  });
});

describe('a disk that is full before several files are fixed', () => {
  it('is told in one line, and nothing is lost or left', async () => {
    const repo = protectedRepo();
    for (const path of ['Dockerfile', 'b/Dockerfile', 'c/Dockerfile']) repo.stage(path, BAD);
    const command = [process.execPath, repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), 'fix', '--staged'];
    const { status, stderr, steps } = await runFaulty(repo, command, { at: 'writeFileSync fix-', how: 'fails' });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^plimsoll: nothing was fixed: ENOSPC.*\nhint: .*\n$/)]);
    expect(steps.filter((step) => step.startsWith('openSync fix-'))).toEqual([]);
    expect(readdirSync(repo.path('.git/plimsoll')).filter((name) => name.startsWith('fix-'))).toEqual([]);
    for (const path of ['Dockerfile', 'b/Dockerfile', 'c/Dockerfile']) {
      expect([repo.read(path), repo.run('git', ['cat-file', 'blob', `:${path}`]).stdout]).toEqual([BAD, BAD]);
    }
  });
});

/** Calls by which a process changes what is on the disk, or tells another one something. */
const CALLS =
  'write,pwrite64,writev,sendmsg,?rename,?renameat,renameat2,?unlink,unlinkat,?mkdir,mkdirat,?rmdir,?link,linkat,fsync,fdatasync,?chmod,fchmod,fchmodat,ftruncate,?copy_file_range';

const TRACE = ['strace', '-qq', '-e', `trace=${CALLS}`, '-e', 'signal=none', '-o'];

/** A call of the system: its name, and the how-manieth of this name it is. */
interface Call {
  readonly name: string;
  readonly nth: number;
}

function killedAt({ name, nth }: Call): string[] {
  return [...TRACE, '/dev/null', '-e', `inject=${name}:signal=SIGKILL:when=${nth}`];
}

function callsIn(log: string): Call[] {
  const names = readFileSync(log, 'utf8').match(/^\w+(?=\()/gm) ?? [];
  return names.map((name, index) => ({ name, nth: names.slice(0, index + 1).filter((one) => one === name).length }));
}

const [strace = '', ...options] = [...TRACE, '/dev/null', 'true'];

describe.skipIf(spawnSync(strace, options).status !== 0)('killed by strace at a call of the system', () => {
  const sides = sidesOf(FILES, true);

  it('plimsoll: nothing is lost', { timeout: 600_000 }, async () => {
    const fix = new FixRepo('same files');
    const log = fix.repo.path('../calls');
    for (const _ of ['without compiled code', 'with it']) {
      fix.prepare(sides);
      await runGroup(fix.repo, [...TRACE, log, ...fix.command('fix')]);
      fix.proveDone(sides, 'fix');
    }
    // A write to another thread may be left out where that is awake, so the last ones need not come.
    const calls = callsIn(log);
    expect(calls.length).toBeGreaterThan(40);
    const seen = new Set<string>();
    for (const call of calls.filter((_, index) => index % STRIDE === SEED % STRIDE)) {
      fix.prepare(sides);
      const { status } = await runGroup(fix.repo, [...killedAt(call), ...fix.command('fix')]);
      expect([null, call.name === 'write' ? 0 : null]).toContain(status);
      seen.add(await fix.proveNothingLost(sides, 'fix'));
    }
    expect(seen).toContain('offered');
    await fix.proveFinished(sides, 'fix');
    fix.proveSound();
  });

  it('Git while it writes the index: plimsoll says so, nothing is lost, and the next run ends the work', async () => {
    const fix = new FixRepo('same files');
    const real = fix.repo.run('sh', ['-c', 'command -v git']).stdout.trim();
    const log = fix.repo.path('../calls');
    const run = (traced: readonly string[]) => {
      const command = [...traced, real].map((word) => `'${word}'`).join(' ');
      const script = `#!/bin/sh\n[ "$1" = update-index ] && exec ${command} "$@"\nexec '${real}' "$@"\n`;
      fix.repo.write('../bin/git', script, 0o755);
      fix.prepare(sides);
      return runGroup(fix.repo, fix.command('fix'), {
        PATH: `${fix.repo.path('../bin')}:${fix.repo.env['PATH'] ?? ''}`,
      });
    };
    expect((await run([...TRACE, log])).status).toBe(0);
    const calls = callsIn(log);
    expect(calls.map(({ name }) => name)).toEqual(expect.arrayContaining(['write', expect.stringMatching(/^rename/)]));
    for (const call of calls) {
      const { status, stderr } = await run(killedAt(call));
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^plimsoll: .*update-index.*\n/)]);
      expect(await fix.proveNothingLost(sides, 'fix')).toBe('same');
      // Git has written a copy: the index itself was not locked yet.
      expect(fix.locks()).toEqual([]);
      await fix.proveFinished(sides, 'fix');
    }
  });
});

describe('what a killed fix leaves', () => {
  const OWN = '# not staged\n';

  async function killed(at: string, how: Fault['how'] = 'before'): Promise<GitRepo> {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.stage('mine/Dockerfile', BAD);
    repo.write('mine/Dockerfile', BAD + OWN);
    const from = 'openSync fix-';
    const run = await runFaulty(repo, [process.execPath, cli(repo), 'fix', '--staged'], { at, from, how });
    expect(run.killed).toBe(true);
    return repo;
  }

  function cli(repo: GitRepo): string {
    return repo.path('node_modules/plimsoll/bin/plimsoll.cjs');
  }

  function ofFixes(repo: GitRepo): string[] {
    return readdirSync(repo.path('.git/plimsoll')).filter((name) => name.startsWith('fix-'));
  }

  /** Blobs of what lay at a path that status offers. */
  function offered(repo: GitRepo, path: string): string[] {
    const { backups } = JSON.parse(plimsoll(repo, 'status', '--format', 'json').stdout);
    return backups.flatMap((backup: Record<string, string>) => (backup['path'] === path ? [backup['copy']] : []));
  }

  it.each([
    ['fix', '--staged'],
    ['fix', '--recover'],
  ])('temporary files go with %s %s, beside the files too', async (...way) => {
    const repo = await killed('renameSync Dockerfile');
    const [left = '', ...more] = ofFixes(repo).filter((name) => name.endsWith('.tmp'));
    expect(left).toMatch(/^fix-\d+-\d+-\d+\.tmp$/);
    expect(more).toEqual([]);
    // Where the Git folder is on another file system.
    copyFileSync(repo.path(`.git/plimsoll/${left}`), repo.path(`mine/.plimsoll-${left}`));
    repo.write('mine/.plimsoll-fix.tmp', 'of somebody else\n');
    expect(plimsoll(repo, ...way).status).toBe(0);
    expect(ofFixes(repo).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(readdirSync(repo.path('mine')).sort()).toEqual(['.plimsoll-fix.tmp', 'Dockerfile']);
  });

  it('is named by status, and brought back file by file', async () => {
    const repo = await killed('spawn git update-index');
    expect(repo.read('mine/Dockerfile')).toBe(GOOD + OWN);
    expect(repo.git('status', '--porcelain')).toBe('AM Dockerfile\nAM mine/Dockerfile');
    const { stdout } = plimsoll(repo, 'status');
    expect(stdout).toContain(`mine/Dockerfile`);
    expect(stdout).toContain(`blob ${idOf(BAD + OWN)}`);
    expect(stdout).toContain('fix: plimsoll fix --recover');
    expect(plimsoll(repo, 'fix', '--recover').stdout).toContain('mine/Dockerfile: the staged content was blob');
    expect(plimsoll(repo, 'fix', '--recover', 'other/Dockerfile').status).toBe(2);
    const brought = plimsoll(repo, 'fix', '--recover', 'mine/Dockerfile').stdout;
    expect(brought).toBe(`mine/Dockerfile: brought back; what was there is blob ${idOf(GOOD + OWN)}\n`);
    expect(repo.read('mine/Dockerfile')).toBe(BAD + OWN);
    expect(plimsoll(repo, 'fix', '--recover', 'Dockerfile', 'mine/Dockerfile').status).toBe(0);
    expect(repo.read('Dockerfile')).toBe(BAD);
    expect(plimsoll(repo, 'fix', '--recover').stdout).toContain('Nothing to recover');
    expect(plimsoll(repo, 'status').stdout).not.toContain('--recover');
  });

  it('is offered in the linked work tree where it was', async () => {
    const main = protectedRepo();
    main.git('worktree', 'add', '-q', '../linked');
    const repo = Object.assign(Object.create(Object.getPrototypeOf(main)), main, { root: main.path('../linked') });
    repo.stage('mine/Dockerfile', BAD);
    repo.write('mine/Dockerfile', BAD + OWN);
    const fix = [process.execPath, cli(main), 'fix', '--staged'];
    expect((await runFaulty(repo, fix, { at: 'spawn git update-index', how: 'before' })).killed).toBe(true);
    expect(repo.read('mine/Dockerfile')).toBe(GOOD + OWN);
    expect(offered(repo, 'mine/Dockerfile')).toEqual([idOf(BAD + OWN)]);
    expect(plimsoll(repo, 'fix', '--recover', 'mine/Dockerfile').status).toBe(0);
    expect(repo.read('mine/Dockerfile')).toBe(BAD + OWN);
    expect(offered(repo, 'mine/Dockerfile')).toEqual([]);
  });

  it('is offered as long as what was staged is nowhere else', async () => {
    const repo = await killed('rmSync fix-');
    expect(repo.git('cat-file', 'blob', ':mine/Dockerfile')).toBe(GOOD.trimEnd());
    const { stdout } = plimsoll(repo, 'fix', '--recover', 'Dockerfile', 'mine/Dockerfile');
    expect([repo.read('Dockerfile'), repo.read('mine/Dockerfile')]).toEqual([BAD, BAD + OWN]);
    expect(stdout).toContain(`mine/Dockerfile: the staged content was blob ${idOf(BAD)}`);
    expect(plimsoll(repo, 'status').stdout).toContain(`was staged as blob ${idOf(BAD)}`);
    repo.git('update-index', '--cacheinfo', `100644,${idOf(BAD)},mine/Dockerfile`);
    repo.git('update-index', '--cacheinfo', `100644,${idOf(BAD)},Dockerfile`);
    expect(plimsoll(repo, 'fix', '--recover', 'mine/Dockerfile').stdout).toContain('is as it was before the fix');
    expect(plimsoll(repo, 'fix', '--recover').stdout).toContain('Nothing to recover');
  });

  it('is offered until it is brought back itself, where a file was cut off twice', async () => {
    const repo = await killed('spawn git update-index');
    const later = `${BAD}# written later\n`;
    repo.stage('mine/Dockerfile', BAD);
    repo.write('mine/Dockerfile', later);
    const again = { at: 'spawn git update-index', how: 'before' } as const;
    expect((await runFaulty(repo, [process.execPath, cli(repo), 'fix', '--staged'], again)).killed).toBe(true);
    expect(offered(repo, 'mine/Dockerfile')).toEqual([idOf(BAD + OWN), idOf(later)]);
    expect(plimsoll(repo, 'fix', '--recover', 'Dockerfile', 'mine/Dockerfile').status).toBe(0);
    expect([repo.read('Dockerfile'), repo.read('mine/Dockerfile')]).toEqual([BAD, later]);
    expect(offered(repo, 'mine/Dockerfile')).toContain(idOf(BAD + OWN));
    expect(plimsoll(repo, 'fix', '--recover', 'mine/Dockerfile').status).toBe(0);
    expect(repo.read('mine/Dockerfile')).toBe(BAD + OWN);
  });

  it('is brought back so that a kill at any step loses neither it nor what is there', {
    timeout: 300_000,
  }, async () => {
    const repo = await killed('spawn git update-index');
    const later = 'written later\n';
    const journal = repo.path(`.git/plimsoll/${ofFixes(repo).find((name) => name.endsWith('.json'))}`);
    const kept = readFileSync(journal);
    const recover = [process.execPath, cli(repo), 'fix', '--recover', 'mine/Dockerfile'];
    const ready = (): void => {
      for (const name of ofFixes(repo)) rmSync(repo.path(`.git/plimsoll/${name}`));
      writeFileSync(journal, kept);
      repo.write('mine/Dockerfile', later);
    };
    ready();
    await runFaulty(repo, recover);
    ready();
    const { steps } = await runFaulty(repo, recover);
    expect(repo.read('mine/Dockerfile')).toBe(BAD + OWN);
    expect(steps.length).toBeGreaterThan(10);
    for (let at = 1; at <= steps.length; at += STRIDE > 1 ? 2 : 1) {
      ready();
      const run = await runFaulty(repo, recover, { at, how: 'within' });
      expect(run.killed).toBe(true);
      const told = run.steps.includes('writeSync') ? [idOf(later)] : [];
      const safe = [idOf(repo.read('mine/Dockerfile')), ...told, ...offered(repo, 'mine/Dockerfile')];
      expect(safe, `killed at ${run.steps.at(-1)}`).toEqual(expect.arrayContaining([idOf(later), idOf(BAD + OWN)]));
    }
    // Run again it does not bring back what it had replaced.
    ready();
    expect((await runFaulty(repo, recover, { at: 'writeSync', how: 'before' })).killed).toBe(true);
    expect(plimsoll(repo, 'fix', '--recover', 'mine/Dockerfile').stdout).toContain('is as it was before the fix');
    expect(offered(repo, 'mine/Dockerfile')).toContain(idOf(later));
  });

  it('is named although another process has the id by now', async () => {
    const repo = await killed('spawn git update-index');
    const [journal = ''] = ofFixes(repo).filter((name) => name.endsWith('.json'));
    // This process, which began earlier, has the id now.
    renameSync(repo.path(`.git/plimsoll/${journal}`), repo.path(`.git/plimsoll/fix-${process.pid}-1.json`));
    expect(plimsoll(repo, 'fix', '--recover').stdout).toContain('mine/Dockerfile: the staged content was blob');
  });

  it('is nothing before the journal is whole', async () => {
    const repo = await killed('writeFileSync', 'within');
    expect(ofFixes(repo)).toEqual([expect.stringMatching(/\.json$/)]);
    expect(plimsoll(repo, 'fix', '--recover').stdout).toContain('Nothing to recover');
    expect(ofFixes(repo)).toEqual([]);
    expect([repo.read('Dockerfile'), repo.read('mine/Dockerfile')]).toEqual([BAD, BAD + OWN]);
  });
});
