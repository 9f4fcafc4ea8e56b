// npm run bench: whole processes, compared with each other in one run. `--quick` takes fewer and smaller rows,
// `--json FILE` saves them. Status 1: some measure is over its limit, and not by noise alone.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { coldStarts } from './cold.mjs';
import { fewFiles, manyFiles } from './commits.mjs';
import { growth } from './growth.mjs';
import { growthOfFiles } from './growth-files.mjs';
import { images } from './images.mjs';
import { version } from './peers.mjs';
import { ENV } from './repositories.mjs';
import { Table } from './table.mjs';
import { throughput, wideRepository } from './trees.mjs';
import { warmRates } from './warm.mjs';

const root = new URL('..', import.meta.url).pathname;
const quick = process.argv.includes('--quick');
const save = process.argv.includes('--json') ? process.argv[process.argv.indexOf('--json') + 1] : undefined;
const temp = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));

try {
  if (!existsSync(join(root, 'dist/boot.cjs'))) throw new Error('dist/ is missing: npm run build');
  const began = performance.now();
  mkdirSync(join(temp, 'home'));
  const home = { HOME: join(temp, 'home'), XDG_CONFIG_HOME: join(temp, 'home/.config') };
  const env = { ...ENV, ...home, PLIMSOLL_HOME: root, PLIMSOLL_TODAY: '2026-11-24' };
  const bench = { root, temp, env, quick };
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown cpu',
    cores: cpus().length,
    load: loadavg()[0],
    node: process.version,
    git: version('git'),
    certificates: process.env.NODE_EXTRA_CA_CERTS ? 'set, taken out for all rows but two' : 'not set',
  };
  console.log(
    `${machine.cpu}, ${machine.cores} cores, load ${machine.load.toFixed(1)}, node ${machine.node}, ${machine.git}, NODE_EXTRA_CA_CERTS ${machine.certificates}`,
  );
  const table = new Table();
  const wide = wideRepository(bench);
  const prepared = await fewFiles(bench, table, wide);
  await coldStarts(bench, table);
  await manyFiles(bench, table, prepared);
  await throughput(bench, table, wide, prepared.bareMegabytes);
  await growth(bench, table);
  await growthOfFiles(bench, table);
  await images(bench, table);
  if (!quick) await warmRates(bench);
  const over = table.close();
  const seconds = Math.round((performance.now() - began) / 1000);
  if (save) writeFileSync(save, `${JSON.stringify({ machine, seconds, quick, rows: table.rows }, null, 2)}\n`);
  console.log(`\n${over === 0 ? 'Nothing is over its limit.' : `${over} over the limit.`} ${seconds} s`);
  process.exitCode = over === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
} finally {
  rmSync(temp, { recursive: true, force: true });
}
