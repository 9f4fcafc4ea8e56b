// Builds dist/: the chunks of the command line, the library as a module over the same chunks, types, the documentation
// that `explain` reads, and the licences of what is bundled. Then starts everything once.
//   node scripts/build.mjs          the published build
//   node scripts/build.mjs --plain  a build for debugging: readable, with source maps and complete rules
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { bundle } from './build/bundle.mjs';
import { dist, root } from './build/files.mjs';
import { writePackage, writeTypes } from './build/package.mjs';
import { faultAtStart } from './build/start.mjs';
import { loadRules } from './gen-rules.mjs';

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const [, fault] = await Promise.all([writeTypes(), writeAndStart()]);
if (fault !== undefined) {
  console.error(`build: ${fault}`);
  process.exitCode = 1;
}

async function writeAndStart() {
  const ruleRows = await loadRules();
  const chunks = await bundle({ isPlain: argv.includes('--plain'), ruleRows });
  writePackage(chunks, ruleRows);
  console.log(chunks.map(({ fileName, code }) => `${String(code.length).padStart(8)} ${fileName}`).join('\n'));
  const paths = chunks.map(({ fileName }) => join(dist, fileName));
  return await faultAtStart(join(root, 'bin/plimsoll.cjs'), paths, ruleRows);
}
