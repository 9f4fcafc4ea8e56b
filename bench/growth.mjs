// How time and memory grow with the length of one file, and what a very long one costs: the whole `check` command, as
// people run it. Of files of more than 50,000 lines or 1 MB it judges a part, so growth is measured below that.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { GROWTH } from './inputs.mjs';
import { once } from './measure.mjs';
import { put } from './repositories.mjs';

/** One cell takes no longer than this. */
const LIMIT_MS = 20_000;
const LONG = 100_000;

/** The best of a few runs, because noise only ever adds; one that is far from its limit is run once. */
async function measured({ temp, root, env }, [name, file, make], lines) {
  const folder = join(temp, `growth-${name}-${lines}`);
  mkdirSync(folder);
  put(folder, { [file]: make(lines) });
  const argv = [process.execPath, join(root, 'bin/plimsoll.cjs'), 'check', '--no-config', '--fail-on', 'never', file];
  const runs = [];
  do {
    const run = await once(argv, { cwd: folder, env, limit: LIMIT_MS });
    if (run.status === null || run.ms >= LIMIT_MS) return { ms: Number.POSITIVE_INFINITY, megabytes: run.megabytes };
    if (run.status !== 0) throw new Error(`${name}, ${lines} lines: status ${run.status}: ${run.stderr}`);
    runs.push(run);
  } while (runs.length < 3 && runs.at(-1).ms < 3_000);
  return runs.reduce((best, run) => (run.ms < best.ms ? run : best));
}

const shown = ({ ms }) => (Number.isFinite(ms) ? Math.round(ms) : 'killed');

/** B12 and B13. */
export async function growth(bench, table) {
  const sizes = bench.quick ? [1_000, 10_000] : [4_500, 45_000];
  console.log(
    `\nGrowth (\`check\` of one file of ${sizes.map((size) => size.toLocaleString('en')).join(' and ')} lines)`,
  );
  for (const input of GROWTH) {
    const [small, large] = [await measured(bench, input, sizes[0]), await measured(bench, input, sizes[1])];
    const what = `${input[0]}: ${shown(small)} → ${shown(large)} ms, ${Math.round(large.megabytes)} MB`;
    table.add({ id: 'B12', what, value: { median: large.ms / small.ms }, failAbove: 15 });
  }
  if (!bench.quick) await veryLong(bench, table);
}

async function veryLong(bench, table) {
  console.log(`\nVery long (\`check\` of one file of ${LONG.toLocaleString('en')} lines, of which a part is judged)`);
  let slowest = { name: '', ms: 0 };
  let largest = { name: '', megabytes: 0 };
  for (const input of GROWTH) {
    const cell = { name: input[0], ...(await measured(bench, input, LONG)) };
    console.log(`       ${cell.name.padEnd(30)} ${shown(cell)} ms, ${Math.round(cell.megabytes)} MB`);
    if (cell.ms > slowest.ms) slowest = cell;
    if (cell.megabytes > largest.megabytes) largest = cell;
  }
  const seconds = { what: `slowest of them: ${slowest.name}`, value: { median: slowest.ms / 1000 }, unit: 's' };
  table.add({ id: 'B13', ...seconds, failAbove: 1.5 });
  const memory = { what: `largest of them: ${largest.name}`, value: { median: largest.megabytes }, unit: 'MB' };
  table.add({ id: 'B13', ...memory, failAbove: 250 });
}
