import type { Context } from '../context.ts';
import type { BuildSecret } from '../plan.ts';
import { objectOf, textAt } from '../project.ts';
import { buildStages, nodeImage } from './node-build.ts';
import { managerOf } from './node-managers.ts';

/** Assets that package.json builds for an application in another language. */
export interface Assets {
  /** The image with Node.js and the package manager. */
  readonly image: string;
  /** Instructions of the stage `build` without FROM and WORKDIR, up to the installation. */
  readonly install: readonly string[];
  /** All instructions of a stage that builds in /app. */
  readonly stage: (name: string) => readonly string[];
  readonly secrets: readonly BuildSecret[];
}

/** Undefined without a `build` script. */
export async function assetsOf(context: Context): Promise<Assets | undefined> {
  const { project } = context;
  const pkg = await project.json('package.json');
  const scripts = objectOf(pkg['scripts']);
  if (textAt(scripts, 'build') === undefined) return undefined;
  const manager = await managerOf(project, pkg);
  const image = await nodeImage(context, manager, pkg);
  return {
    image,
    install: [...manager.setup, ...manager.copies, manager.install],
    stage: (name) => buildStages(image, manager, scripts, { name, script: 'build' }),
    secrets: manager.secrets,
  };
}
