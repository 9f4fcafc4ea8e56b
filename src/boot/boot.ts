import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CompileCache, compileCacheFolder, ownFolder, sharedCacheFolder } from './compile-cache.ts';
import { FileReader } from './file-reader.ts';
import { noteRun } from './last-run.ts';
import { ChunkLoader } from './load.ts';
import { Options } from './options.ts';
import { type Tune, tunerOf } from './tuner.ts';

/** The build puts the name of the chunk here. */
const ENTRY = './cli.cjs';

/** See core/io.ts. */
interface Keeping {
  folder(): string | undefined;
  build(): string;
}

/** What of the world a command knows only from here. */
interface Own {
  readonly keeping: Keeping;
  readonly tune?: Tune;
}

interface Cli {
  start(packageRoot: string, own?: Own): Promise<void>;
  warmUp(packageRoot: string): Promise<void>;
}

/** Commands that somebody waits for; each loads most of what there is. */
const CHECKS = ['check', 'fix'];

/** The package, and what loads other modules for it: making another `require` has its price. */
interface Package {
  readonly root: string;
  readonly dist: string;
  readonly require: NodeJS.Require;
  readonly options: Options;
}

/** What bin/plimsoll.cjs calls. Hooks and checks get their code from the cache of the repository. */
export async function boot(root: string, require: NodeJS.Require): Promise<void> {
  const options = new Options(() => require('node:v8'));
  const own = { root, dist: join(root, 'dist'), require, options };
  const command = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '';
  if (command === 'run') return runHook(own);
  if (CHECKS.includes(command)) return runCheck(own);
  await withCache(own, undefined, false, (cli) => cli.start(root));
  if (command === 'install' && !process.exitCode) await warmUp(own);
}

async function runHook(own: Package): Promise<void> {
  const folder = compileCacheFolder(process.cwd(), process.env);
  await withCache(own, folder, true, (cli) => cli.start(own.root, ownOf(own)));
  if (folder !== undefined) noteRun(join(folder, '../..'), process.argv, Number(process.exitCode ?? 0));
  // Everything is written and awaited; what is left is V8 compiling for a future that does not come.
  process.exit();
}

async function runCheck(own: Package): Promise<void> {
  const folder = sharedCacheFolder(process.cwd(), process.env);
  await withCache(own, folder, false, (cli) => cli.start(own.root, ownOf(own)));
  process.exit();
}

function ownOf({ dist, options }: Package): Own {
  const tune = tunerOf(process.versions.v8, options);
  const keeping = {
    folder: () => ownFolder(process.cwd(), process.env),
    // A chunk's name holds a hash of its content; of Node the versions of all that it is made of may count.
    build: () => JSON.stringify([readdirSync(dist).sort(), process.versions, process.platform]),
  };
  return { keeping, ...(tune && { tune }) };
}

/** What the first commit will run, so that it need not compile it. */
async function warmUp(own: Package): Promise<void> {
  const folder = sharedCacheFolder(process.cwd(), process.env);
  if (folder !== undefined) await withCache(own, folder, true, (cli) => cli.warmUp(own.root));
}

async function withCache(
  { dist, require, options }: Package,
  folder: string | undefined,
  isHook: boolean,
  use: (cli: Cli) => Promise<void>,
): Promise<void> {
  silence('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER');
  const reader = new FileReader();
  const cache = folder === undefined ? undefined : new CompileCache(folder, reader, isHook);
  await use(new ChunkLoader(dist, require, reader, options, cache).require(ENTRY) as Cli);
  options.asUsual(() => cache?.save(() => readdirSync(dist)));
}

/** Node warns of what it may still change when a chunk first imports a package: whoever commits need not know. */
function silence(feature: string): void {
  const emit = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...more: unknown[]): void => {
    if (!String(warning).startsWith(feature)) Reflect.apply(emit, process, [warning, ...more]);
  };
}
