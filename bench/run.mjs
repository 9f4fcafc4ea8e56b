// npm run bench: ratios of whole processes, all measured in this run. `--quick` takes fewer rounds, `--json FILE` saves.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { context, deployment, dockerfile, GROWTH } from './inputs.mjs';
import { once, quantile, ratio, roundRobin } from './measure.mjs';
import { ENV, hookFolder, put, repository } from './repositories.mjs';

const root = new URL('..', import.meta.url).pathname;
const quick = process.argv.includes('--quick');
const save = process.argv.includes('--json') ? process.argv[process.argv.indexOf('--json') + 1] : undefined;
const rounds = quick ? 7 : 21;
const temp = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
const bin = join(root, 'bin/plimsoll.cjs');
const env = { ...ENV, PLIMSOLL_HOME: root, PLIMSOLL_TODAY: '2026-11-24' };
const rows = [];
let over = 0;

const many = (count, make, name) => Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), make(n)]));
const times = (number) => (number === null || number === undefined ? '' : number.toFixed(2));

function row(group, what, ms, value, failAbove, unit = '×') {
  const bad = failAbove !== undefined && value !== null && (value.low ?? value.median) > failAbove;
  if (bad) over += 1;
  const verdict = failAbove === undefined ? '' : bad ? 'OVER' : 'ok';
  rows.push({ group, what, ms, ratio: value, failAbove, verdict });
  const spread = value?.low === undefined ? '' : ` (${times(value.low)}–${times(value.high)})`;
  const limit = failAbove === undefined ? '' : ` · fails above ${failAbove} · ${verdict}`;
  console.log(
    `  ${what.padEnd(58)} ${ms === null ? '' : `${ms.toFixed(1)} ms · `}${times(value?.median)} ${unit}${spread}${limit}`,
  );
}

function version(command, args = ['--version']) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .split('\n')[0];
  } catch {
    return undefined;
  }
}

/** One commit as a case: reset, then `git commit` with the hook of a folder. */
function commit(name, repo, hooks, extra = {}) {
  const argv = [
    'git',
    '-c',
    `core.hooksPath=${hooks ?? '/dev/null'}`,
    '-c',
    'gc.auto=0',
    'commit',
    '-q',
    '-m',
    'staged',
  ];
  return { name, before: () => repo.reset(), run: () => once(argv, { cwd: repo.folder, env: { ...env, ...extra } }) };
}

async function commits() {
  const contexts = Array.from({ length: 100 }, (_, n) => context(`svc${n}`));
  const base = Object.assign({ 'README.md': '# bench\n' }, ...contexts);
  const plain = repository(join(temp, 'plain'), base, { 'notes.txt': 'x\n' });
  const docker = (count) => many(count, dockerfile, (n) => `svc${n}/Dockerfile`);
  const one = repository(join(temp, 'one'), base, docker(1));
  const ten = repository(join(temp, 'ten'), base, docker(10));
  const hundred = repository(join(temp, 'hundred'), base, docker(100));
  const manifest = repository(join(temp, 'manifest'), base, { 'app.yaml': deployment(0) });
  const wide = {
    ...base,
    ...many(
      quick ? 5_000 : 50_000,
      (n) => `${n}\n`,
      (n) => `d${n % 500}/f${n}.txt`,
    ),
  };
  const widePlain = repository(join(temp, 'wide'), wide, { 'notes.txt': 'x\n' });
  writeFileSync(join(temp, 'empty.cjs'), '');
  const empty = hookFolder(join(temp, 'hook-empty'), '#!/bin/sh\nexit 0\n');
  const node = hookFolder(join(temp, 'hook-node'), `#!/bin/sh\nexec node ${join(temp, 'empty.cjs')}\n`);
  const ours = hookFolder(join(temp, 'hook-ours'), readFileSync(join(root, 'hooks/pre-commit'), 'utf8'));
  const lintStaged = join(root, 'node_modules/lint-staged/bin/lint-staged.js');
  writeFileSync(join(temp, 'lintstaged.json'), JSON.stringify({ '*': 'true' }));
  const staged = hookFolder(
    join(temp, 'hook-lint-staged'),
    `#!/bin/sh\nexec node ${lintStaged} --quiet --no-stash --config ${join(temp, 'lintstaged.json')}\n`,
  );
  const cases = [
    commit('no hook', plain),
    commit('empty hook', plain, empty),
    commit('nothing relevant', plain, ours),
    commit('bare node hook', one, node),
    commit('1 Dockerfile', one, ours),
    commit('10 Dockerfiles', ten, ours),
    commit('100 Dockerfiles', hundred, ours),
    commit('1 manifest', manifest, ours),
    commit('lint-staged running true', one, staged),
    commit('wide, no hook', widePlain),
    commit('wide, nothing relevant', widePlain, ours),
  ];
  const lefthook = version('lefthook', ['version']);
  if (lefthook) {
    put(one.folder, { 'lefthook.yml': 'pre-commit:\n  commands:\n    true:\n      run: "true"\n' });
    const hook = hookFolder(join(temp, 'hook-lefthook'), '#!/bin/sh\nexec lefthook run pre-commit --no-auto-install\n');
    cases.push(commit('lefthook running true', one, hook, { LEFTHOOK_QUIET: 'true' }));
  }
  const { rounds: kept, dropped } = await roundRobin(cases, { rounds, warmup: quick ? 1 : 3, floor: 'bare node hook' });
  console.log(
    `\nCommits (${kept.length} rounds, ${dropped} dropped; medians, 10th–90th percentile of the ratio within a round)`,
  );
  const median = (name) =>
    quantile(
      kept.map((round) => round[name].ms),
      0.5,
    );
  for (const [name, floor, failAbove] of [
    ['empty hook', 'no hook'],
    ['nothing relevant', 'empty hook', 1.8],
    ['bare node hook', 'no hook'],
    ['1 Dockerfile', 'bare node hook', 2.0],
    ['10 Dockerfiles', 'bare node hook', 2.9],
    ['100 Dockerfiles', 'bare node hook', 5],
    ['1 manifest', 'bare node hook', 2.0],
    ['1 Dockerfile', 'lint-staged running true', 0.4],
    ['wide, nothing relevant', 'wide, no hook', 1.8],
  ]) {
    row('commit', `${name} / ${floor}`, median(name), ratio(kept, name, floor), failAbove);
  }
  if (lefthook)
    row(
      'commit',
      `1 Dockerfile / lefthook ${lefthook}`,
      median('1 Dockerfile'),
      ratio(kept, '1 Dockerfile', 'lefthook running true'),
      2.2,
    );
  else console.log('  lefthook: not installed');
  const memory = ratio(kept, '1 Dockerfile', 'bare node hook', 'megabytes');
  if (memory) row('memory', 'peak memory: 1 Dockerfile / bare node hook', null, memory, 1.5);
}

async function throughput() {
  console.log(
    '\nThroughput (plimsoll check over a generated corpus, half Dockerfiles, half manifests; start-up included)',
  );
  let before;
  for (const count of quick ? [20, 200] : [20, 200, 2_000]) {
    const folder = join(temp, `corpus-${count}`);
    put(
      folder,
      many(count / 2, dockerfile, (n) => `svc${n}/Dockerfile`),
    );
    put(
      folder,
      many(count / 2, deployment, (n) => `k8s/app${n}.yaml`),
    );
    const runs = [];
    for (let run = 0; run < (quick ? 3 : 5); run += 1) {
      const result = await once([process.execPath, bin, 'check', '--no-config', folder], { cwd: folder, env });
      if (result.status !== 0) throw new Error(`check of ${count} files ended with ${result.status}: ${result.stdout}`);
      runs.push(result.ms);
    }
    const ms = quantile(runs, 0.5);
    const growth = before ? { median: ms / before } : null;
    row(
      'throughput',
      `${count} files: ${Math.round((count / ms) * 1000)} files per second`,
      ms,
      growth,
      before ? 12 : undefined,
      '× the tenth',
    );
    before = ms;
  }
}

async function growth() {
  const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
  console.log(
    `\nGrowth (time for ${sizes.map((size) => size.toLocaleString('en')).join(', ')} lines; last / the one before; fails above 15)`,
  );
  for (const [name, file, make] of GROWTH) {
    const measured = [];
    for (const size of sizes) {
      const folder = join(temp, `growth-${name}-${size}`);
      mkdirSync(folder);
      put(folder, { [file]: make(size) });
      const argv = [process.execPath, bin, 'check', '--no-config', '--fail-on', 'never', '--format', 'compact', file];
      const { ms, status, stderr, megabytes } = await once(argv, { cwd: folder, env, limit: 20_000 });
      if (status !== 0) throw new Error(`${name}, ${size} lines: status ${status}: ${stderr}`);
      measured.push({ ms, megabytes });
    }
    const [last, previous] = [measured.at(-1), measured.at(-2)];
    const memory = last.megabytes === null ? '' : `, ${Math.round(last.megabytes)} MB`;
    row(
      'growth',
      `${name}: ${measured.map(({ ms }) => `${Math.round(ms)}`).join(' → ')} ms${memory}`,
      null,
      { median: last.ms / previous.ms },
      15,
    );
  }
}

try {
  if (!existsSync(join(root, 'dist/cli.cjs'))) throw new Error('dist/ is missing: npm run build');
  const certificates = process.env.NODE_EXTRA_CA_CERTS ? 'set, taken out for all runs' : 'not set';
  console.log(
    `${cpus()[0]?.model ?? 'unknown cpu'}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, node ${process.version}, ${version('git')}, NODE_EXTRA_CA_CERTS ${certificates}`,
  );
  await commits();
  await throughput();
  await growth();
  if (save)
    writeFileSync(save, `${JSON.stringify({ machine: cpus()[0]?.model, node: process.version, rows }, null, 2)}\n`);
  console.log(over === 0 ? '\nEvery measure is inside its limit.' : `\n${over} over the limit.`);
  process.exitCode = over === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(temp, { recursive: true, force: true });
}
