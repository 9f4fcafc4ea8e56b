// How time and memory grow with the length of one file. The command leaves out files of more than 50,000 lines, so
// the rules are run without it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundle.mjs';
import { GROWTH } from './inputs.mjs';
import { once } from './measure.mjs';
import { put } from './repositories.mjs';

/** One cell takes no longer than this. */
const LIMIT_MS = 20_000;

/** The best of a few runs, because noise only ever adds; one that is far from its limit is run once. */
async function measured(argv, env) {
  const runs = [];
  do {
    const run = await once(argv, { env, limit: LIMIT_MS });
    if (run.status === null || run.ms >= LIMIT_MS) return { ms: Number.POSITIVE_INFINITY, megabytes: run.megabytes };
    if (run.status !== 0) throw new Error(`${argv.at(-1)}: status ${run.status}: ${run.stderr}`);
    runs.push(run);
  } while (runs.length < 3 && runs.at(-1).ms < 3_000);
  return runs.reduce((best, run) => (run.ms < best.ms ? run : best));
}

/** B12 and B13. */
export async function growth(bench, table) {
  const { temp, env, quick } = bench;
  const sizes = quick ? [1_000, 10_000] : [10_000, 100_000];
  const driver = await bundled(bench, 'long-file');
  console.log(`\nGrowth (time for ${sizes.map((size) => size.toLocaleString('en')).join(' and ')} lines of one file)`);
  let slowest = { name: '', ms: 0 };
  let largest = { name: '', megabytes: 0 };
  for (const [name, file, make] of GROWTH) {
    const cells = [];
    for (const size of sizes) {
      const folder = join(temp, `growth-${name}-${size}`);
      mkdirSync(folder);
      put(folder, { [file]: make(size) });
      cells.push({ name, ...(await measured([process.execPath, driver, join(folder, file)], env)) });
    }
    const [small, large] = cells;
    if (large.ms > slowest.ms) slowest = large;
    if (large.megabytes > largest.megabytes) largest = large;
    const times = cells.map(({ ms }) => (Number.isFinite(ms) ? Math.round(ms) : 'killed')).join(' → ');
    const what = `${name}: ${times} ms, ${Math.round(large.megabytes)} MB`;
    table.add({ id: 'B12', what, value: { median: large.ms / small.ms }, failAbove: 15 });
  }
  if (quick) return;
  const seconds = { what: `slowest of them: ${slowest.name}`, value: { median: slowest.ms / 1000 }, unit: 's' };
  table.add({ id: 'B13', ...seconds, failAbove: 1.5 });
  const memory = { what: `largest of them: ${largest.name}`, value: { median: largest.megabytes }, unit: 'MB' };
  table.add({ id: 'B13', ...memory, failAbove: 250 });
}
