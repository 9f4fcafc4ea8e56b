import { type Context, ignoredByGit, nameOf, serverOf } from '../context.ts';
import { userOf } from '../images.ts';
import type { HealthTool, Plan } from '../plan.ts';
import { objectOf, type Project, textAt } from '../project.ts';
import { sourcesOf } from '../sources.ts';
import { frontEndOf } from './front-ends.ts';
import { buildStages, nodeImage, withoutPrepare } from './node-build.ts';
import { dependenciesIn, type Manager, managerOf, packageName } from './node-managers.ts';
import { type NodeStart, nextConfig, startOf } from './node-start.ts';
import { webPlan } from './web.ts';

const IGNORES = ['**/node_modules', '.next', '.nuxt', '.output', '.yarn/cache', '.pnp.*', 'coverage'];

/** Plan of a project with a package.json: a server on Node.js or Bun, or a front end that nginx serves. */
export async function nodePlan(context: Context): Promise<Plan> {
  const { project, notes } = context;
  const pkg = await project.json('package.json');
  const scripts = objectOf(pkg['scripts']);
  const manager = await managerOf(project, pkg);
  if (manager.note) notes.push(manager.note);
  const production = dependenciesIn(pkg, 'dependencies');
  const all = new Set([...production, ...dependenciesIn(pkg, 'devDependencies')]);
  const image = await nodeImage(context, manager, pkg);
  const front = await frontEndOf(project, all);
  const exported = all.has('next') && (await nextConfig(project)).isExport;
  const shared = {
    name: nameOf(context, packageName(pkg)),
    ignores: [
      ...IGNORES,
      ...(await ignoredByGit(context, ['dist', 'build', 'out'])),
      ...(manager.copies.some((line) => line.includes(' .npmrc ')) ? ['!.npmrc'] : []),
    ],
    secrets: manager.secrets,
  };
  if (front || exported) {
    if (textAt(scripts, 'build') === undefined)
      notes.push('package.json has no `build` script: add one that builds the site');
    const { label, output, isApp } = front ?? { label: 'Next.js (static export)', output: 'out', isApp: false };
    return webPlan(context, {
      ...shared,
      title: `${label} with ${manager.label}`,
      build: buildStages(image, manager, scripts, {
        name: 'build',
        script: textAt(scripts, 'build') === undefined ? undefined : 'build',
      }),
      files: `--from=build /app/${output}`,
      isApp,
    });
  }
  const start = await startOf(context, pkg, all, manager);
  const texts = await entryTexts(project, start);
  const { port, path } = await serverOf(context, texts, { port: start.port, path: start.path, standardPort: 3000 });
  const tool: HealthTool = manager.isRuntime ? 'bun' : 'node';
  const { stages, final } = serverStages(image, manager, pkg, start, { hasProduction: production.size > 0 });
  const user = userOf(image);
  return {
    ...shared,
    // Without a build, a committed `dist` is the program.
    ignores: shared.ignores.filter((name) => start.builds || start.entry?.startsWith(`${name}/`) !== true),
    title: start.label === manager.label ? start.label : `${start.label} with ${manager.label}`,
    build: stages,
    base: 'base',
    final: [
      'ENV NODE_ENV=production \\',
      ...(start.env ?? []).map((pair) => `    ${pair} \\`),
      `    PORT=${port}`,
      ...final,
      ...start.writes.map((folder) => `RUN mkdir -p ${folder} && chown ${user.uid}:${user.gid} ${folder}`),
    ],
    user,
    port,
    protocol: 'http',
    health: { path, tool },
    start: { instruction: 'CMD', words: start.words },
    writes: start.writes,
    memory: '256Mi',
    notes,
  };
}

function serverStages(
  image: string,
  manager: Manager,
  pkg: Readonly<Record<string, unknown>>,
  start: NodeStart,
  { hasProduction }: { readonly hasProduction: boolean },
): { stages: string[]; final: string[] } {
  const scripts = objectOf(pkg['scripts']);
  const base = [`FROM ${image} AS base`, 'WORKDIR /app'];
  const from = manager.setup.length > 0 ? 'manager' : 'base';
  const setup = manager.setup.length > 0 ? ['', 'FROM base AS manager', ...manager.setup] : [];
  const isWorkspace = pkg['workspaces'] !== undefined || manager.isWorkspace;
  const prepare = withoutPrepare(manager, scripts);
  if (isWorkspace) {
    // The manifests of all packages are needed before the first installation.
    const build = ['', `FROM ${from} AS build`, 'COPY . .', ...prepare, manager.install];
    const script = start.builds ? [`RUN ${manager.run('build')}`] : [];
    return { stages: [...base, ...setup, ...build, ...script], final: ['COPY --from=build /app ./'] };
  }
  const needsAll = start.needsDev ?? false;
  const modules = (hasProduction || needsAll) && !start.isBundled;
  const dependencies = modules
    ? [
        '',
        `FROM ${from} AS dependencies`,
        ...manager.copies,
        ...prepare,
        needsAll ? manager.install : manager.production,
      ]
    : [];
  const build = start.builds
    ? [
        '',
        `FROM ${from} AS build`,
        ...manager.copies,
        ...prepare,
        manager.install,
        'COPY . .',
        `RUN ${manager.run('build')}${start.outputs ? (start.after ?? '') : ' && rm -rf node_modules'}`,
      ]
    : [];
  const copyModules = modules ? ['COPY --from=dependencies /app/node_modules ./node_modules'] : [];
  const outputs = start.outputs ?? [['/app', './'] as const];
  const app = start.builds ? outputs.map(([source, target]) => `COPY --from=build ${source} ${target}`) : ['COPY . .'];
  const manifest = start.builds && start.outputs && !start.isBundled ? ['COPY package.json ./'] : [];
  return { stages: [...base, ...setup, ...dependencies, ...build], final: [...manifest, ...copyModules, ...app] };
}

/** Texts of the files that start the server, sources in place of built files. */
async function entryTexts(project: Project, { words, entry }: NodeStart): Promise<string[]> {
  const stem = (entry ?? words.at(-1) ?? '').replace(/^.*\//, '').replace(/\.[cm]?[jt]sx?$/, '');
  const wanted = new Set([stem, 'server', 'app', 'main', 'index']);
  const sources = await sourcesOf(project, /^(?:src\/|server\/|lib\/|app\/)?[\w-]+\.[cm]?[jt]s$/);
  const order = (path: string): number => (path.replace(/^.*\//, '').replace(/\.[cm]?[jt]s$/, '') === stem ? 0 : 1);
  const own = entry === undefined ? '' : await project.text(entry);
  const others = sources
    .filter(({ path }) => wanted.has(path.replace(/^.*\//, '').replace(/\.[cm]?[jt]s$/, '')))
    .sort((a, b) => order(a.path) - order(b.path))
    .map(({ text }) => text);
  return own === '' ? others : [own, ...others];
}
