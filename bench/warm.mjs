// What one core does in a second once everything is compiled: the engine and all recommended rules, without reading
// and reporting.
import { bundled } from './bundle.mjs';
import { once } from './measure.mjs';

/** What is asked for: the first is an ambition, so nothing fails below it. */
const AIMS = { Dockerfiles: '4,000 aimed at', 'RUN lines': '20,000 asked for', manifests: '' };

/** Rates for the table; they are printed and judged by nobody, because they depend on the machine. */
export async function warmRates(bench) {
  const driver = await bundled(bench, 'warm-rates');
  console.log('\nWarm, per CPU second (user and system, the collector and compiler included)');
  const { status, stdout, stderr } = await once([process.execPath, driver], { env: bench.env, limit: 120_000 });
  if (status !== 0) throw new Error(`warm rates: status ${status}: ${stderr}`);
  for (const [name, rate] of Object.entries(JSON.parse(stdout))) {
    const aim = AIMS[name] ? ` · ${AIMS[name]}` : '';
    console.log(`       ${name.padEnd(58)} ${rate.toLocaleString('en')}${aim}`);
  }
}
