import type { Context } from './context.ts';
import type { Plan } from './plan.ts';
import type { Project } from './project.ts';

/** A kind of project that `init` knows. */
export interface Template {
  readonly name: string;
  /** Whether a project is of this kind. */
  detects(project: Project): boolean;
  /** Loads the code of the kind only when a project is of it. */
  plan(context: Context): Promise<Plan>;
}

const node = async (context: Context): Promise<Plan> => (await import('./stacks/node.ts')).nodePlan(context);

/** The templates in the order in which they are tried: what builds assets for another stack comes last. */
const TEMPLATES: readonly Template[] = [
  {
    name: 'go',
    detects: ({ has }) => has('go.mod'),
    plan: async (context) => (await import('./stacks/go.ts')).goPlan(context),
  },
  {
    name: 'rust',
    detects: ({ has }) => has('Cargo.toml'),
    plan: async (context) => (await import('./stacks/rust.ts')).rustPlan(context),
  },
  {
    name: 'java',
    detects: ({ has }) => JAVA.some(has),
    plan: async (context) => (await import('./stacks/java.ts')).javaPlan(context),
  },
  {
    name: 'dotnet',
    detects: ({ files }) => files.some((path) => /\.(?:sln|slnx|csproj|fsproj|vbproj)$/.test(path)),
    plan: async (context) => (await import('./stacks/dotnet.ts')).dotnetPlan(context),
  },
  {
    name: 'ruby',
    detects: ({ has }) => has('Gemfile'),
    plan: async (context) => (await import('./stacks/ruby.ts')).rubyPlan(context),
  },
  {
    name: 'php',
    detects: ({ has }) => has('composer.json') || has('index.php') || has('public/index.php'),
    plan: async (context) => (await import('./stacks/php.ts')).phpPlan(context),
  },
  {
    name: 'php-apache',
    detects: () => false,
    plan: async (context) => (await import('./stacks/php.ts')).phpPlan(context, 'apache'),
  },
  {
    name: 'php-fpm',
    detects: () => false,
    plan: async (context) => (await import('./stacks/php.ts')).phpPlan(context, 'fpm'),
  },
  {
    name: 'python',
    detects: ({ has }) => PYTHON.some(has),
    plan: async (context) => (await import('./stacks/python.ts')).pythonPlan(context),
  },
  {
    name: 'deno',
    detects: ({ has }) => has('deno.json') || has('deno.jsonc'),
    plan: async (context) => (await import('./stacks/deno.ts')).denoPlan(context),
  },
  { name: 'node', detects: ({ has }) => has('package.json'), plan: node },
  {
    name: 'static',
    detects: ({ has }) => has('index.html') || has('public/index.html'),
    plan: async (context) => (await import('./stacks/static.ts')).staticPlan(context),
  },
];

const JAVA = ['pom.xml', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'];
const PYTHON = ['pyproject.toml', 'requirements.txt', 'Pipfile', 'manage.py', 'requirements/production.txt'];

/** The names that `plimsoll init` takes. */
export const TEMPLATE_NAMES: readonly string[] = TEMPLATES.map(({ name }) => name);

/** The template of a name. */
export function templateNamed(name: string): Template | undefined {
  return TEMPLATES.find((template) => template.name === name);
}

/** The template that a project is of; undefined when none is. */
export function templateFor(project: Project): Template | undefined {
  return TEMPLATES.find((template) => template.detects(project));
}
