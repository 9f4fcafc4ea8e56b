// package.json as it is packed: without the scripts and tools that only a checkout has, of which npm would warn.
// npm calls it before and after packing; scripts/pack.mjs packs without npm's scripts and calls it itself.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process, { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url).pathname;
const manifest = join(root, 'package.json');
const kept = join(root, 'node_modules/.plimsoll-package.json');

/** Replaces package.json by what is packed, and keeps the original. */
function strip() {
  if (existsSync(kept)) restore();
  const text = readFileSync(manifest, 'utf8');
  const { scripts, devDependencies, 'lint-staged': lintStaged, ...packed } = JSON.parse(text);
  write(kept, text);
  write(manifest, `${JSON.stringify(packed, null, 2)}\n`);
}

/** In one step: whoever reads package.json meanwhile finds one of the two, never half of one. */
function write(path, text) {
  const temporary = `${kept}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

function restore() {
  if (existsSync(kept)) renameSync(kept, manifest);
}

/** Does something while package.json is as it is packed. */
export function withPackedManifest(work) {
  strip();
  try {
    return work();
  } finally {
    restore();
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (argv[2] === 'strip') strip();
  else restore();
}
