import { objectOf, type Project, textAt } from '../project.ts';
import { safePath } from '../words.ts';

/** A front end that is built to files. */
export interface FrontEnd {
  readonly label: string;
  /** Directory of the built files. */
  readonly output: string;
  /** Whether the browser routes: unknown paths answer with index.html. */
  readonly isApp: boolean;
}

/** Packages that serve requests: with one of them, the files of a front end are not everything. */
const SERVERS = [
  'express fastify koa hono @hapi/hapi @nestjs/core @nestjs/platform-express polka restify h3 nitropack next nuxt',
  '@sveltejs/adapter-node @astrojs/node @remix-run/node @remix-run/serve @react-router/serve @react-router/node ws socket.io',
].flatMap((line) => line.split(' '));

type Find = (project: Project) => Promise<FrontEnd>;

const fixed =
  (label: string, output: string, isApp: boolean): Find =>
  async () => ({ label, output, isApp });

/** By the package that builds, the more particular first. */
const BUILDERS: readonly (readonly [name: string, find: Find])[] = [
  ['@angular/core', angular],
  ['react-scripts', fixed('Create React App', 'build', true)],
  ['gatsby', fixed('Gatsby', 'public', false)],
  ['@docusaurus/core', fixed('Docusaurus', 'build', false)],
  ['@11ty/eleventy', fixed('Eleventy', '_site', false)],
  ['vitepress', fixed('VitePress', 'docs/.vitepress/dist', false)],
  ['astro', (project) => configured(project, 'Astro', 'astro.config', 'dist', false)],
  ['@sveltejs/adapter-static', fixed('SvelteKit', 'build', true)],
  ['@vue/cli-service', (project) => configured(project, 'Vue CLI', 'vue.config', 'dist', true)],
  ['parcel', fixed('Parcel', 'dist', true)],
  ['vite', (project) => configured(project, 'Vite', 'vite.config', 'dist', true)],
];

/** The front end that the dependencies mean; undefined when the project has a server, or builds nothing. */
export async function frontEndOf(project: Project, dependencies: ReadonlySet<string>): Promise<FrontEnd | undefined> {
  if (SERVERS.some((name) => dependencies.has(name))) return undefined;
  const builder = BUILDERS.find(([name]) => dependencies.has(name));
  return builder?.[1](project);
}

async function angular(project: Project): Promise<FrontEnd> {
  const projects = objectOf((await project.json('angular.json'))['projects']);
  const [name, first] = Object.entries(projects)[0] ?? [];
  const build = objectOf(objectOf(objectOf(first)['architect'] ?? objectOf(first)['targets'])['build']);
  const options = objectOf(build['options']);
  const builder = textAt(build, 'builder') ?? '';
  const base = safePath(textAt(options, 'outputPath') ?? textAt(objectOf(options['outputPath']), 'base'));
  const output = base ?? safePath(`dist/${name ?? 'app'}`) ?? 'dist/app';
  // The builder of Angular 17 puts the browser's files into a directory of their own.
  const isNew = builder === '' || builder.endsWith(':application');
  return { label: 'Angular', output: isNew ? `${output}/browser` : output, isApp: true };
}

/** A front end whose configuration may name another directory. */
async function configured(
  project: Project,
  label: string,
  stem: string,
  standard: string,
  isApp: boolean,
): Promise<FrontEnd> {
  for (const ending of ['ts', 'js', 'mjs', 'mts', 'cjs']) {
    const text = await project.text(`${stem}.${ending}`);
    const output = safePath(/\b(?:outDir|outputDir)\s*:\s*['"`]([^'"`\n]{1,100})['"`]/.exec(text)?.[1]);
    if (output !== undefined) return { label, output, isApp };
  }
  return { label, output: standard, isApp };
}
