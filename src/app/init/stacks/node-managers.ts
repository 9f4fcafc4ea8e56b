import type { BuildSecret } from '../plan.ts';
import { objectOf, type Project, textAt } from '../project.ts';
import { safeVersion } from '../words.ts';
import { type Npmrc, npmrcOf } from './npmrc.ts';

/** How a package manager of JavaScript installs and runs, as instructions of a Dockerfile. */
export interface Manager {
  readonly label: string;
  /** `COPY` instructions for the manifest, the lock file and what the installation reads. */
  readonly copies: readonly string[];
  /** Instructions that add the manager to the Node.js image; empty when it is there. */
  readonly setup: readonly string[];
  /** All dependencies, and those for production. */
  readonly install: string;
  readonly production: string;
  /** Command that runs a script of package.json. */
  run(script: string): string;
  /** Command that removes the `prepare` script, which would call tools that production does not install. */
  readonly dropPrepare: string | undefined;
  /** Whether it is the runtime as well. */
  readonly isRuntime?: true;
  readonly secrets: readonly BuildSecret[];
  /** All packages are in one repository, so the root's manifest alone installs nothing. */
  readonly isWorkspace: boolean;
  readonly note?: string;
}

/** What the managers share: .npmrc, patches and where they come from. */
interface Setting {
  readonly project: Project;
  readonly pinned: string | undefined;
  readonly npmrc: Npmrc;
  /** Further `COPY` instructions. */
  readonly extra: readonly string[];
}

/** The package manager that the lock file, else `packageManager`, names. */
export async function managerOf(project: Project, pkg: Readonly<Record<string, unknown>>): Promise<Manager> {
  const [named = '', version] = (textAt(pkg, 'packageManager') ?? '').split('@');
  const pinned = safeVersion(version?.split('+')[0]);
  const npmrc = npmrcOf(project.has('.npmrc'), await project.text('.npmrc'));
  const patches = project.hasFolder('patches') ? ['COPY patches ./patches'] : [];
  const setting: Setting = { project, pinned, npmrc, extra: patches };
  if (project.has('bun.lock') || project.has('bun.lockb')) return bun(setting);
  if (project.has('pnpm-lock.yaml')) return pnpm(setting);
  if (project.has('yarn.lock')) return yarn(setting);
  if (project.has('package-lock.json') || project.has('npm-shrinkwrap.json')) return npm(setting);
  const note = (manager: string): string =>
    `no lock file: builds differ from day to day until \`${manager} install\` writes one and it is committed`;
  if (named === 'pnpm') return { ...(await pnpm(setting)), note: note('pnpm') };
  if (named === 'yarn') return { ...(await yarn(setting)), note: note('yarn') };
  const startsBun = /^bun\s/.test(textAt(objectOf(pkg['scripts']), 'start') ?? '');
  if (named === 'bun' || project.has('bunfig.toml') || startsBun) return { ...bun(setting), note: note('bun') };
  return { ...npm(setting), note: note('npm') };
}

function npm({ project, npmrc, extra }: Setting): Manager {
  const lock = ['package-lock.json', 'npm-shrinkwrap.json'].find((name) => project.has(name));
  const command = lock ? 'npm ci' : 'npm install';
  const run = runWith(npmrc, '/root/.npm');
  return {
    label: 'npm',
    copies: [`COPY package.json ${lock ? `${lock} ` : ''}${npmrc.copied}./`, ...extra],
    setup: [],
    install: run(command),
    production: run(`${command} --omit=dev`),
    run: (script) => `npm run ${script}`,
    dropPrepare: 'npm pkg delete scripts.prepare',
    secrets: npmrc.secrets,
    isWorkspace: false,
  };
}

async function pnpm({ project, pinned, npmrc, extra }: Setting): Promise<Manager> {
  const lock = project.has('pnpm-lock.yaml');
  const lockfile = /^lockfileVersion:\s*['"]?(\d+)/.exec(await project.text('pnpm-lock.yaml'))?.[1];
  const major = lockfile === '5' ? '7' : lockfile === '6' ? '8' : '10';
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs'].filter((name) =>
    project.has(name),
  );
  const run = runWith(npmrc, '/pnpm/store');
  const command = `pnpm install ${lock ? '--frozen-lockfile ' : ''}--store-dir=/pnpm/store`;
  return {
    label: 'pnpm',
    copies: [`COPY ${files.join(' ')} ${npmrc.copied}./`, ...extra],
    setup: [`RUN npm install --global pnpm@${pinned ?? major}`],
    install: run(command),
    production: run(`${command} --prod`),
    run: (script) => `pnpm run ${script}`,
    dropPrepare: 'npm pkg delete scripts.prepare',
    secrets: npmrc.secrets,
    isWorkspace: /^packages:/m.test(await project.text('pnpm-workspace.yaml')),
  };
}

async function yarn(setting: Setting): Promise<Manager> {
  const { project, pinned, extra } = setting;
  const lock = await project.text('yarn.lock');
  const rc = await project.text('.yarnrc.yml');
  const release = safeVersion(/^yarnPath:\s*\S*yarn-([\d.]+)\.cjs/m.exec(rc)?.[1]);
  const isBerry = /^__metadata:/m.test(lock) || rc !== '' || (pinned !== undefined && !pinned.startsWith('1.'));
  if (!isBerry) return yarnClassic(setting);
  const version = pinned ?? release ?? '4';
  const files = ['package.json', 'yarn.lock', '.yarnrc.yml'].filter((name) => project.has(name));
  const own = ['plugins', 'patches'].filter((name) => project.hasFolder(`.yarn/${name}`));
  const mount = 'RUN --mount=type=cache,target=/root/.yarn/berry';
  const install = `${mount} yarn install${project.has('yarn.lock') ? ' --immutable' : ''}`;
  return {
    label: `Yarn ${version.split('.')[0]}`,
    copies: [`COPY ${files.join(' ')} ./`, ...own.map((name) => `COPY .yarn/${name} ./.yarn/${name}`), ...extra],
    setup: [
      `RUN npm install --global --force @yarnpkg/cli-dist@${version}`,
      'ENV YARN_NODE_LINKER=node-modules \\',
      '    YARN_IGNORE_PATH=1',
    ],
    install,
    // Before Yarn 4, `workspaces focus` is a plugin that is not always there.
    production: Number.parseInt(version, 10) >= 4 ? `${mount} yarn workspaces focus --all --production` : install,
    run: (script) => `yarn run ${script}`,
    dropPrepare: undefined,
    secrets: [],
    isWorkspace: false,
  };
}

function yarnClassic({ project, pinned, npmrc, extra }: Setting): Manager {
  const lock = project.has('yarn.lock');
  const run = runWith(npmrc, '/root/.cache/yarn');
  const command = `yarn install ${lock ? '--frozen-lockfile ' : ''}--non-interactive --cache-folder=/root/.cache/yarn`;
  return {
    label: 'Yarn Classic',
    copies: [`COPY package.json ${lock ? 'yarn.lock ' : ''}${npmrc.copied}./`, ...extra],
    // Newer images of Node.js come without it.
    setup: [`RUN npm install --global --force yarn@${pinned ?? '1.22.22'}`],
    install: run(command),
    production: run(`${command} --production`),
    run: (script) => `yarn run ${script}`,
    dropPrepare: 'npm pkg delete scripts.prepare',
    secrets: npmrc.secrets,
    isWorkspace: false,
  };
}

function bun({ project, npmrc, extra }: Setting): Manager {
  const lock = ['bun.lock', 'bun.lockb'].find((name) => project.has(name));
  const files = ['package.json', lock, 'bunfig.toml'].filter((name) => name !== undefined && project.has(name));
  const run = runWith(npmrc, '/root/.bun/install/cache');
  const command = `bun install${lock ? ' --frozen-lockfile' : ''}`;
  return {
    label: 'Bun',
    copies: [`COPY ${files.join(' ')} ${npmrc.copied}./`, ...extra],
    setup: [],
    install: run(command),
    production: run(`${command} --production`),
    run: (script) => `bun run ${script}`,
    dropPrepare: 'bun pm pkg delete scripts.prepare',
    secrets: npmrc.secrets,
    isWorkspace: false,
    isRuntime: true,
  };
}

/** `RUN` with the manager's cache and the secrets of .npmrc. */
function runWith(npmrc: Npmrc, cache: string): (command: string) => string {
  return (command) => `RUN --mount=type=cache,target=${cache} ${npmrc.mounts}${command}`;
}

/** What a project says about the version of Node.js. */
export async function nodeVersionOf(
  project: Project,
  pkg: Readonly<Record<string, unknown>>,
): Promise<{ exact?: string | undefined; range?: string | undefined }> {
  for (const file of ['.nvmrc', '.node-version']) {
    const exact = safeVersion((await project.text(file)).trim().replace(/^v/, ''));
    if (exact !== undefined) return { exact };
  }
  const volta = safeVersion(textAt(objectOf(pkg['volta']), 'node'));
  if (volta !== undefined) return { exact: volta };
  return { range: textAt(objectOf(pkg['engines']), 'node') };
}

/** Name of the package for titles, when it is a plain one. */
export function packageName(pkg: Readonly<Record<string, unknown>>): string | undefined {
  return textAt(pkg, 'name');
}

/** The names of the dependencies in a table of package.json. */
export function dependenciesIn(pkg: Readonly<Record<string, unknown>>, table: string): ReadonlySet<string> {
  return new Set(Object.keys(objectOf(pkg[table])));
}
