// `plimsoll check` over whole repositories, beside a plain reading of the same files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { context, deployment, dockerfile, many } from './inputs.mjs';
import { once, roundRobin } from './measure.mjs';
import { keptIn, repository, withOther } from './repositories.mjs';

/**
 * Files that the plain reading managed on the machine for which the budgets of files per second were set: by wall
 * clock with 2,000 and 20,000 files, and by CPU with 20,000. A limit is the budget's share of these.
 */
const PLAIN = { few: 38_000, many: 90_000, cpu: 90_000 };

/** Half Dockerfiles, ten in each folder with what they copy, and half manifests. */
export function relevant(count) {
  const half = count / 2;
  const folders = Array.from({ length: half / 10 }, (_, n) => context(`svc${n}`));
  const files = {
    ...many(half, dockerfile, (n) => `svc${n % folders.length}/app${n}.Dockerfile`),
    ...many(half, deployment, (n) => `k8s/${n % 100}/app${n}.yaml`),
  };
  return { files, paths: Object.keys(files), contexts: Object.assign({}, ...folders) };
}

/** A repository of `size` files, `count` of them ours, with one more Dockerfile staged; `unrelated` has a note instead. */
export function wideRepository({ temp, quick }) {
  const [size, count] = quick ? [5_000, 200] : [50_000, 2_000];
  const { files, paths, contexts } = relevant(count);
  const base = { ...files, ...contexts, ...context('staged') };
  const rest = many(
    size - Object.keys(base).length,
    (n) => `${n}\n`,
    (n) => `d${n % 500}/f${n}.txt`,
  );
  const staged = { 'staged/Dockerfile': dockerfile(1) };
  const repo = repository(join(temp, 'wide'), { ...base, ...rest }, staged);
  const [dockerfileStaged, unrelated] = withOther(repo, 'notes.txt', 'x\n');
  return { ...dockerfileStaged, unrelated, paths, size, isWhole: !quick };
}

async function cases({ root, env, temp }, name, folder, paths) {
  const list = join(temp, `${name}.txt`);
  writeFileSync(list, `${paths.join('\n')}\n`);
  const check = [process.execPath, join(root, 'bin/plimsoll.cjs'), 'check', '--no-config'];
  const plain = [process.execPath, join(root, 'bench/plain-read.mjs'), folder, list];
  const run = () => once(check, { cwd: folder, env, limit: 120_000 });
  // A check keeps its answer where plimsoll is installed.
  mkdirSync(join(folder, '.git/plimsoll'), { recursive: true });
  await run();
  const kept = keptIn(folder, 'results');
  return [
    { name: 'check', before: () => kept.hide(), run },
    { name: 'again', before: () => kept.show(), run },
    { name: 'plain', run: () => once(plain, { cwd: folder, env }) },
  ];
}

/** B8 to B11: files per second, by wall clock and by CPU, and peak memory. */
export async function throughput(bench, table, wide, bareMegabytes) {
  const { quick, temp } = bench;
  const size = wide.size.toLocaleString('en');
  const title = (rounds) => console.log(`\nplimsoll check over a repository of ${size} files (${rounds})`);
  const few = await roundRobin(await cases(bench, 'wide', wide.folder, wide.paths), {
    ...{ rounds: quick ? 3 : 7, warmup: 1, floor: 'plain' },
  });
  title(few);
  const count = wide.paths.length;
  add(table, few, { id: 'B8', count, budget: wide.isWhole ? [2_500, PLAIN.few] : undefined });
  memory(table, few, { count, bareMegabytes, failAbove: wide.isWhole ? 2.5 : undefined });
  if (quick) return;
  const { files, paths, contexts } = relevant(20_000);
  const { folder } = repository(join(temp, 'large'), { ...files, ...contexts }, {});
  const all = await roundRobin(await cases(bench, 'large', folder, paths), { rounds: 3, warmup: 0, floor: 'plain' });
  console.log(`  (${all})`);
  add(table, all, { id: 'B9', count: paths.length, budget: [4_000, PLAIN.many] });
  add(table, all, { id: 'B10', count: paths.length, budget: [3_000, PLAIN.cpu], field: 'cpu' });
  memory(table, all, { count: paths.length, bareMegabytes, failAbove: 4 });
}

/** What is found anew, and what an earlier check has kept. */
const ROWS = [
  ['check', ''],
  ['again', ' again, unchanged'],
];

function add(table, rounds, { id, count, budget, field = 'ms' }) {
  const rate = (name) => Math.round((count / rounds.median(name, field)) * 1000).toLocaleString('en');
  const per = field === 'cpu' ? 'files per CPU second' : 'files/s';
  for (const [name, how] of ROWS) {
    table.add({
      id,
      what: `${count.toLocaleString('en')} files${how}: ${rate(name)} ${per}, plain reading ${rate('plain')}`,
      ms: rounds.median(name, field),
      value: rounds.ratio(name, 'plain', field),
      failAbove: budget && Number((budget[1] / budget[0]).toFixed(1)),
      unit: '× plain',
    });
  }
}

function memory(table, rounds, { count, bareMegabytes, failAbove }) {
  for (const [name, how] of ROWS) {
    const peak = rounds.median(name, 'megabytes');
    const value = Number.isFinite(peak) ? { median: peak / bareMegabytes } : null;
    const what = `peak memory: check of ${count.toLocaleString('en')} files${how} / bare node`;
    table.add({ id: 'B11', what, value, failAbove });
  }
}
