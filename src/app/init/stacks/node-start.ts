import type { Context } from '../context.ts';
import { objectOf, type Project, textAt } from '../project.ts';
import { plainCommand, safePath, safePort } from '../words.ts';
import type { Manager } from './node-managers.ts';

/** How a server on Node.js or Bun is built and started. */
export interface NodeStart {
  readonly label: string;
  readonly words: readonly string[];
  /** The file that it starts, where one is known. */
  readonly entry?: string;
  readonly port?: number | undefined;
  readonly path?: string | undefined;
  /** Whether the `build` script has to run. */
  readonly builds: boolean;
  /** What to copy from the build: source and target. Undefined: everything. */
  readonly outputs?: readonly (readonly [source: string, target: string])[];
  /** The built files bring their dependencies along. */
  readonly isBundled?: true;
  /** The start command is a tool among the development dependencies. */
  readonly needsDev?: boolean;
  /** Shell words that follow the build command. */
  readonly after?: string;
  readonly env?: readonly string[];
  readonly writes: readonly string[];
}

type Package = Readonly<Record<string, unknown>>;

const ENTRIES = ['server', 'index', 'app', 'main', 'src/server', 'src/index', 'src/app', 'src/main'];

/** The start command by framework, else by the scripts of package.json, else by well-known names. */
export async function startOf(
  { project, questions, notes }: Context,
  pkg: Package,
  dependencies: ReadonlySet<string>,
  manager: Manager,
): Promise<NodeStart> {
  const scripts = objectOf(pkg['scripts']);
  const runtime = manager.isRuntime ? 'bun' : 'node';
  // A start script that calls Node.js is a server of the project's own around Next.js.
  const isOwn = isRuntime(plainCommand(textAt(scripts, 'start'))?.[0]);
  if (dependencies.has('next') && !isOwn) return next(project, scripts, runtime);
  const builds = textAt(scripts, 'build') !== undefined;
  if (dependencies.has('nuxt')) return bundled('Nuxt', [runtime, '.output/server/index.mjs'], '.output');
  if (dependencies.has('@sveltejs/adapter-node'))
    return {
      label: 'SvelteKit',
      words: [runtime, 'build'],
      builds: true,
      outputs: [['/app/build', './build']],
      writes: [],
    };
  if (dependencies.has('@astrojs/node'))
    return {
      label: 'Astro',
      words: [runtime, 'dist/server/entry.mjs'],
      builds: true,
      outputs: [['/app/dist', './dist']],
      env: ['HOST=0.0.0.0'],
      writes: [],
    };
  const label = LABELS.find(([name]) => dependencies.has(name))?.[1] ?? (manager.isRuntime ? 'Bun' : 'Node.js');
  const ssr = Object.keys(scripts).filter((name) => name.startsWith('serve:ssr'));
  const scripted = [...ssr, 'start:prod', 'start:production', 'start']
    .map((name) => forProduction(plainCommand(textAt(scripts, name))))
    .find((words) => words !== undefined && isRuntime(words[0]));
  if (scripted) {
    const entry = entryIn(scripted);
    const known = { label, words: scripted, port: portOption(scripted), ...(entry !== undefined && { entry }) };
    return { ...known, ...built(project, entry, builds) };
  }
  const tool = plainCommand(textAt(scripts, 'start'));
  if (tool && tool[0] !== undefined && isTool(tool[0])) {
    const [name, ...rest] = tool;
    const isProduction = Object.keys(objectOf(pkg['dependencies'])).some((dependency) => provides(dependency, tool[0]));
    const words = manager.isRuntime ? ['bun', 'run', '--bun', ...tool] : [`node_modules/.bin/${name}`, ...rest];
    return { label, words, port: portOption(tool), builds, needsDev: !isProduction, writes: [] };
  }
  if (textAt(scripts, 'start') !== undefined && !DEV_SERVERS.has(tool?.[0] ?? '')) {
    notes.push(
      'the start script starts another program, so it is run as it is: call that program directly to pass it signals',
    );
    return { label, words: [manager.isRuntime ? 'bun' : 'npm', 'run', 'start'], builds, writes: [] };
  }
  const entry = entryOf(project, pkg, manager) ?? (await questions.ask('file to start', 'index.js', safePath));
  return { label, words: [runtime, entry], entry, ...built(project, entry, builds) };
}

const LABELS: readonly (readonly [string, string])[] = [
  ['@nestjs/core', 'NestJS'],
  ['fastify', 'Fastify'],
  ['express', 'Express'],
  ['koa', 'Koa'],
  ['hono', 'Hono'],
];

function isRuntime(word: string | undefined): boolean {
  return word === 'node' || word === 'bun';
}

/** Programs that serve while developing. */
const DEV_SERVERS = new Set(
  'ng vite webpack webpack-dev-server react-scripts vue-cli-service parcel astro gatsby nuxt nuxi'.split(' '),
);
/** Programs that start another one, and pass it no signals. */
const STARTERS = new Set(
  'npm npx yarn pnpm pnpx bunx cd sh bash docker tsc concurrently run-s run-p npm-run-all'.split(' '),
);

/** Whether a package brings a program: `tsx`, and `@react-router/serve` for `react-router-serve`. */
function provides(dependency: string, program: string | undefined): boolean {
  return dependency === program || dependency.replace('@', '').replace('-run/', '-').replace('/', '-') === program;
}

function isTool(word: string): boolean {
  return /^[a-z][\w-]*$/.test(word) && !DEV_SERVERS.has(word) && !STARTERS.has(word);
}

/** Options of Node.js whose value is the next word. */
const VALUED = new Set(['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions']);

/** Without what only development needs: watching, debugging, and .env files, which stay out of the image. */
function forProduction(words: readonly string[] | undefined): readonly string[] | undefined {
  const [first, ...rest] = words ?? [];
  if (first === undefined) return undefined;
  const kept = rest.filter((word) => !/^--(?:watch|hot|inspect|env-file)\b/.test(word));
  return [first === 'nodemon' ? 'node' : first, ...kept];
}

/** The file in `node --flag dist/main.js --port 80`. */
function entryIn(words: readonly string[] | undefined): string | undefined {
  const file = words?.find(
    (word, index) => index > 0 && word !== 'run' && !word.startsWith('-') && !VALUED.has(words[index - 1] ?? ''),
  );
  return safePath(file);
}

function entryOf(project: Project, pkg: Package, manager: Manager): string | undefined {
  const main = safePath(textAt(pkg, 'main'));
  if (main !== undefined && (project.has(main) || textAt(objectOf(pkg['scripts']), 'build') !== undefined)) return main;
  const module = safePath(textAt(pkg, 'module'));
  if (module !== undefined && project.has(module)) return module;
  const endings = manager.isRuntime ? ['.ts', '.js', '.tsx', '.mjs'] : ['.js', '.mjs', '.cjs'];
  return ENTRIES.flatMap((stem) => endings.map((ending) => stem + ending)).find((path) => project.has(path));
}

/** A file that the repository lacks is built: then its top directory is all that has to be copied. */
function built(
  project: Project,
  entry: string | undefined,
  builds: boolean,
): Pick<NodeStart, 'builds' | 'outputs' | 'writes'> {
  const folder = entry?.includes('/') ? entry.split('/')[0] : undefined;
  if (!builds || entry === undefined || project.has(entry)) return { builds, writes: [] };
  return folder === undefined
    ? { builds, writes: [] }
    : { builds, outputs: [[`/app/${folder}`, `./${folder}`]], writes: [] };
}

function bundled(label: string, words: readonly string[], folder: string): NodeStart {
  return { label, words, builds: true, isBundled: true, outputs: [[`/app/${folder}`, `./${folder}`]], writes: [] };
}

async function next(project: Project, scripts: Package, runtime: string): Promise<NodeStart> {
  const { isStandalone } = await nextConfig(project);
  const words = plainCommand(textAt(scripts, 'start')) ?? [];
  const port = portOption(words) ?? 3000;
  const hasHome = /^(?:src\/)?(?:app\/page|pages\/index)\.(?:[jt]sx?|mdx?)$/;
  const path = project.files.some((file) => hasHome.test(file)) ? '/' : undefined;
  const common = { label: 'Next.js', port, path, builds: true, writes: ['/app/.next/cache'] } as const;
  const folder = project.hasFolder('public') ? [['/app/public', './public'] as const] : [];
  const env = ['HOSTNAME=0.0.0.0', 'NEXT_TELEMETRY_DISABLED=1'];
  if (isStandalone) {
    const outputs = [
      ['/app/.next/standalone', './'] as const,
      ['/app/.next/static', './.next/static'] as const,
      ...folder,
    ];
    return { ...common, words: [runtime, 'server.js'], outputs, isBundled: true, env };
  }
  const config = project.files.filter((file) => /^next\.config\.[cm]?[jt]s$/.test(file));
  const outputs = [
    ['/app/.next', './.next'] as const,
    ...folder,
    ...config.map((file) => [`/app/${file}`, './'] as const),
  ];
  const start = runtime === 'bun' ? ['bun', 'run', '--bun', 'next'] : ['node_modules/.bin/next'];
  return { ...common, words: [...start, 'start'], outputs, after: ' && rm -rf .next/cache', env };
}

/** Configuration of Next.js that decides what is built. */
export async function nextConfig(project: Project): Promise<{ isExport: boolean; isStandalone: boolean }> {
  const names = ['next.config.js', 'next.config.mjs', 'next.config.ts', 'next.config.cjs'];
  const texts = await Promise.all(names.map((name) => project.text(name)));
  const output = texts
    .map((text) => /\boutput\s*:\s*['"`](\w+)['"`]/.exec(text)?.[1])
    .find((word) => word !== undefined);
  return { isExport: output === 'export', isStandalone: output === 'standalone' };
}

/** The port in the words of a start command. */
export function portOption(words: readonly string[]): number | undefined {
  for (const [index, word] of words.entries()) {
    const joined = /^(?:-p|--port)=(\d+)$/.exec(word)?.[1];
    const next = word === '-p' || word === '--port' ? words[index + 1] : undefined;
    const port = safePort(joined ?? next);
    if (port !== undefined) return port;
  }
  return undefined;
}
