import { type Context, ignoredByGit, nameOf, serverOf } from '../context.ts';
import { chooseLine, imageOn, userOf, type WantedVersion } from '../images.ts';
import type { Plan } from '../plan.ts';
import type { Project } from '../project.ts';
import { sourcesOf } from '../sources.ts';
import { readToml, type Toml } from '../toml.ts';
import { safeVersion } from '../words.ts';
import { installOf } from './python-managers.ts';
import { pythonStart } from './python-start.ts';

/** Plan of a project for uv, Poetry or pip. */
export async function pythonPlan(context: Context): Promise<Plan> {
  const { project, notes, today } = context;
  const toml = readToml(await project.text('pyproject.toml'));
  const usable = (line: string): boolean => imageOn('python', line, ['slim'], 'debian', today) !== undefined;
  const line = chooseLine('python', await wantedOf(project, toml), today, usable);
  if (line.instead !== undefined)
    notes.push(`Python ${line.name} is used: the version the project asks for ends within 180 days or has no image`);
  const image = imageOn('python', line.name, ['slim'], 'debian', today) ?? `python:${line.name}-slim`;
  if (project.has('package.json'))
    notes.push('package.json is there as well: what it builds is not built in the image');
  const install = await installOf(project, toml);
  if (install.note) notes.push(install.note);
  const sources = await sourcesOf(project, /^(?:[\w-]+\/){0,3}\w+\.py$/);
  const dependencies = await dependencyText(project, toml);
  const start = await pythonStart(context, sources, dependencies);
  const { port, path } = await serverOf(context, start.texts, {
    port: start.port,
    // Django answers an HTTP probe by address with 400.
    ...(start.isHostChecked && { path: 'none' }),
    standardPort: 8000,
  });
  return {
    title: `${start.label} with ${install.label}`,
    name: nameOf(context, toml.get('project.name')?.[0] ?? toml.get('tool.poetry.name')?.[0]),
    build: [`FROM ${image} AS base`, 'WORKDIR /app', '', 'FROM base AS build', ...install.lines],
    base: 'base',
    final: [
      'ENV PYTHONDONTWRITEBYTECODE=1 \\',
      '    PYTHONUNBUFFERED=1 \\',
      `    PORT=${port} \\`,
      '    PATH=/opt/venv/bin:$PATH',
      'COPY --from=build /opt/venv /opt/venv',
      'COPY . .',
    ],
    user: userOf(image),
    port,
    protocol: 'http',
    health: { path, tool: 'python' },
    start: { instruction: 'CMD', words: start.words(port) },
    writes: [],
    memory: '256Mi',
    ignores: [
      '.venv',
      'venv',
      '**/__pycache__',
      '**/*.pyc',
      '.pytest_cache',
      '.mypy_cache',
      '.ruff_cache',
      '.coverage',
      ...(await ignoredByGit(context, ['dist', 'build'])),
    ],
    secrets: [],
    notes,
  };
}

async function wantedOf(project: Project, toml: Toml): Promise<WantedVersion> {
  const pinned = safeVersion((await project.text('.python-version')).trim());
  if (pinned !== undefined) return { exact: pinned };
  const range = toml.get('project.requires-python')?.[0] ?? toml.get('tool.poetry.dependencies.python')?.[0];
  const runtime = /^python-(\d+\.\d+)/.exec(await project.text('runtime.txt'))?.[1];
  return runtime === undefined ? { range } : { exact: runtime };
}

/** Names of what the project depends on, in one text. */
async function dependencyText(project: Project, toml: Toml): Promise<string> {
  const poetry = [...toml.keys()]
    .filter((key) => key.startsWith('tool.poetry.dependencies.'))
    .map((key) => key.slice(25));
  const extras = toml.get('project.dependencies') ?? [];
  return [await project.text('requirements.txt'), ...extras, ...poetry].join('\n').toLowerCase();
}
