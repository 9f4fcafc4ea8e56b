// The rest of the package: modules for the library, types, schema, rules.json and notices.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { dist, root } from './files.mjs';
import { documentationOf } from './rules.mjs';

const DATA_NOTICE = `## Data

The table of base images holds facts (tags, code names, dates) of docker-library/official-images (Apache-2.0),
endoflife.date (MIT, the endoflife.date contributors), GoogleContainerTools/distroless (Apache-2.0),
dotnet/dotnet-docker (MIT, .NET Foundation and contributors), devcontainers/images (MIT, Microsoft Corporation),
chainguard-images (Apache-2.0), nodejs/Release and Debian's distro-info-data (ISC). The table of their variants holds
facts (users, ports, paths, installed tools) of the Dockerfiles of docker-library and of the images' own repositories;
scripts/data/base-variants.jsonl names each with its commit and licence. The table of Kubernetes fields was
made from the types of kubernetes-models (MIT, Tommy Chen), which come from the Kubernetes API (Apache-2.0). The ids of
licences and of their exceptions are those of SPDX, by way of spdx-license-ids (CC0-1.0) and spdx-exceptions (CC-BY-3.0,
The Linux Foundation and Kyle E. Mitchell).
`;

/** Writes everything but the types; `chunks` are what `bundle` gives. */
export function writePackage(chunks, ruleRows) {
  for (const chunk of chunks.filter(({ isEntry, name }) => isEntry && ['library', 'lint-staged'].includes(name)))
    writeModule(chunk);
  writeNotices(chunks);
  writeFileSync(join(dist, 'rules.json'), documentationOf(ruleRows));
  cpSync(join(root, 'docs/schema.json'), join(dist, 'schema.json'));
}

/** Writes a module that exports what a CommonJS chunk exports, by name. */
function writeModule(chunk) {
  const names = chunk.exports.filter((name) => name !== 'default');
  const lines = [`import chunk from './${chunk.fileName}';`];
  if (names.length > 0) lines.push(`export const { ${names.join(', ')} } = chunk;`);
  if (chunk.exports.includes('default')) lines.push('export default chunk.default;');
  const file = chunk.name === 'library' ? 'index.mjs' : `${chunk.name}.mjs`;
  writeFileSync(join(dist, file), `${lines.join('\n')}\n`);
}

/** Licence texts of the packages whose code is in the chunks. */
function writeNotices(chunks) {
  const folders = new Set();
  for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) {
    const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id);
    if (match) folders.add(match[1]);
  }
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} carries no licence text`);
    return `## ${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  const head = '# Notices\n\nThe distributed files of plimsoll contain code of these packages.\n';
  writeFileSync(join(root, 'NOTICES.md'), [head, ...parts, DATA_NOTICE].join('\n'));
}

/** Writes the declarations of what the package exports. Needs nothing of the bundle. */
export async function writeTypes() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const child = spawn(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error('tsc could not write the declarations');
  pruneTypes(['index', 'lint-staged']);
}

/** Removes the declarations that no entry needs: tsc writes one for every file it reads. */
function pruneTypes(entries) {
  const types = join(dist, 'types');
  const needed = new Set();
  const waiting = entries.map((name) => join(types, `${name}.d.ts`));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (needed.has(file)) continue;
    needed.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, target] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.ts['"]/g))
      waiting.push(join(dirname(file), `${target}.d.ts`));
  }
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !needed.has(file)) rmSync(file);
  }
}
