import type { Context } from '../context.ts';
import { chooseLine, imageOn } from '../images.ts';
import { textAt } from '../project.ts';
import { type Manager, nodeVersionOf } from './node-managers.ts';

const BUN = 'oven/bun:1-slim';

/** The image to build and run on: Bun, or the line of Node.js that the project asks for. */
export async function nodeImage(
  { project, today, notes }: Context,
  manager: Manager,
  pkg: Readonly<Record<string, unknown>>,
): Promise<string> {
  if (manager.isRuntime) return BUN;
  const usable = (line: string): boolean => imageOn('node', line, ['slim'], 'debian', today) !== undefined;
  const line = chooseLine('nodejs', await nodeVersionOf(project, pkg), today, usable);
  if (line.instead !== undefined)
    notes.push(`Node.js ${line.name} is used: the version the project asks for ends within 180 days or has no image`);
  return imageOn('node', line.name, ['slim'], 'debian', today) ?? `node:${line.name}-slim`;
}

/** The stages with the runtime, the package manager and, when there is a script for it, the build. */
export function buildStages(
  image: string,
  manager: Manager,
  scripts: Readonly<Record<string, unknown>>,
  { name, script }: { readonly name: string; readonly script: string | undefined },
): string[] {
  return [
    `FROM ${image} AS ${name}`,
    'WORKDIR /app',
    ...manager.setup,
    ...manager.copies,
    ...withoutPrepare(manager, scripts),
    manager.install,
    'COPY . .',
    ...(script === undefined ? [] : [`RUN ${manager.run(script)}`]),
  ];
}

/** Removes the `prepare` script before an installation that lacks its tools. */
export function withoutPrepare(manager: Manager, scripts: Readonly<Record<string, unknown>>): string[] {
  return textAt(scripts, 'prepare') !== undefined && manager.dropPrepare ? [`RUN ${manager.dropPrepare}`] : [];
}
