import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

export interface BundledDriver {
  readonly file: string;
  readonly remove: () => void;
}

/** Makes one file of fix-driver.ts that a bare node runs. */
export async function bundleDriver(): Promise<BundledDriver> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-driver-'));
  const file = join(folder, 'driver.mjs');
  const bundle = await rolldown({
    input: new URL('./fix-driver.ts', import.meta.url).pathname,
    platform: 'node',
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
