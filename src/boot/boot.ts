import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CompileCache, compileCacheFolder } from './compile-cache.ts';
import { FileReader } from './file-reader.ts';
import { noteRun } from './last-run.ts';
import { ChunkLoader } from './load.ts';

/** The build puts the name of the chunk here. */
const ENTRY = './cli.cjs';

interface Cli {
  start(packageRoot: string): Promise<void>;
}

/** What bin/plimsoll.cjs calls. A hook, for which somebody waits, gets its code from the cache of the repository. */
export async function boot(packageRoot: string): Promise<void> {
  const dist = join(packageRoot, 'dist');
  const folder = process.argv[2] === 'run' ? compileCacheFolder(process.cwd(), process.env) : undefined;
  if (folder === undefined) {
    const cli: Cli = createRequire(join(dist, 'boot.cjs'))(ENTRY);
    return cli.start(packageRoot);
  }
  silence('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER');
  const reader = new FileReader();
  const cache = new CompileCache(folder, reader);
  const cli = new ChunkLoader(dist, cache, reader).require(ENTRY) as Cli;
  await cli.start(packageRoot);
  cache.save(() => readdirSync(dist));
  noteRun(join(folder, '../..'), process.argv, Number(process.exitCode ?? 0));
  // Everything is written and awaited; what is left is V8 compiling for a future that does not come.
  process.exit();
}

/** Node warns of what it may still change when a chunk first imports a package: whoever commits need not know. */
function silence(feature: string): void {
  const emit = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...more: unknown[]): void => {
    if (!String(warning).startsWith(feature)) Reflect.apply(emit, process, [warning, ...more]);
  };
}
