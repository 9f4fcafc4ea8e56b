// Shared by the parts of the build: the directories, imports between source files, and edits of texts.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;
export const dist = join(root, 'dist');

/** An import or a re-export of one of our files; `import type` loads nothing, and `import()` loads later. */
const STATIC_IMPORT = /^(?:import|export) (?!type\b)(?:[^'";]*? from )?'(\.[^']+)'/gm;

/**
 * Source files with everything that they load at once.
 * @param {readonly string[]} names paths below src/, without `.ts`
 * @returns {Set<string>} absolute paths
 */
export function filesLoadedBy(...names) {
  const files = new Set();
  const waiting = names.map((name) => join(root, `src/${name}.ts`));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const [, target] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT))
      waiting.push(join(dirname(file), target));
  }
  return files;
}

/** Applies edits that do not overlap: `by` replaces the text between the offsets `start` and `end`. */
export function edited(text, edits) {
  let result = text;
  const backwards = [...edits].sort((one, other) => other.start - one.start);
  for (const { start, end, by } of backwards) result = result.slice(0, start) + by + result.slice(end);
  return result;
}
