// Writes the SPDX ids for which DL3054 looks, from the packages spdx-license-ids (CC0-1.0) and spdx-exceptions
// (CC-BY-3.0) as a registry client unpacks them: `node scripts/gen-spdx-ids.mjs <their node_modules>`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder that holds spdx-license-ids and spdx-exceptions');
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const versionOf = (name) => `${name} ${read(`${name}/package.json`).version}`;

/** A function that returns the words of a list in one text. */
function listed(name, comment, words) {
  const sorted = [...new Set(words)].sort();
  if (!sorted.every((word) => /^[\w.+-]+$/.test(word))) throw new Error(`a word of ${name} is no id`);
  const lines = [''];
  for (const word of sorted) {
    if (`${lines.at(-1)}${word}`.length > 108) lines.push('');
    lines[lines.length - 1] += `${word} `;
  }
  const text = lines.map((line) => `    '${line}'`).join(' +\n');
  return `/** ${comment} */\nexport function ${name}(): string {\n  return (\n${text}\n  );\n}\n`;
}

writeFileSync(
  new URL('../src/languages/dockerfile/data/spdx-ids.ts', import.meta.url),
  [
    '// Written by scripts/gen-spdx-ids.mjs; do not edit.',
    `// From ${versionOf('spdx-license-ids')} and ${versionOf('spdx-exceptions')}. Functions, because code that is not called is not kept compiled.\n`,
    listed('licences', 'Ids of licences.', read('spdx-license-ids/index.json')),
    listed('oldLicences', 'Ids that are still known but deprecated.', read('spdx-license-ids/deprecated.json')),
    listed('exceptions', 'What may follow WITH.', [
      ...read('spdx-exceptions/index.json'),
      ...read('spdx-exceptions/deprecated.json'),
    ]),
  ].join('\n'),
);
