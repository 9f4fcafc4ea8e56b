import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = new URL('../..', import.meta.url).pathname;

/**
 * Bundles parts of the source, so that a comparison can ask them one by one.
 * @param exports what is wanted, as export declarations of a file in src/engine
 */
export async function loadSource(exports) {
  const folder = mkdtempSync(join(root, 'node_modules/.plimsoll-diff-'));
  try {
    const bundle = await rolldown({
      input: 'virtual:diff',
      cwd: root,
      platform: 'node',
      logLevel: 'warn',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === 'virtual:diff' ? join(root, 'src/engine/virtual-diff.ts') : undefined),
          load: (id) => (id.endsWith('virtual-diff.ts') ? exports : undefined),
        },
      ],
    });
    const file = join(folder, 'diff.mjs');
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    await bundle.close();
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A repository that lives in memory.
 * @param Listing that of src/collect/listing.ts
 * @param files texts by path
 */
export function memoryRepository(Listing, files) {
  return {
    list: async () => Listing.of([...files.keys()].map((path) => ({ path, mode: '100644' }))),
    read: async (wanted) => new Map(wanted.flatMap((path) => (files.has(path) ? [[path, files.get(path)]] : []))),
  };
}
