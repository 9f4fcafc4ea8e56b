// Programs that measure from inside, bundled as the product is.
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Bundles a driver of this folder into one file. */
export async function bundled({ temp, root }, name) {
  const file = join(temp, `${name}.mjs`);
  const bundle = await rolldown({ input: join(root, `bench/${name}.mjs`), platform: 'node', logLevel: 'silent' });
  await bundle.write({ file, format: 'esm', codeSplitting: false, minify: true });
  await bundle.close();
  return file;
}
