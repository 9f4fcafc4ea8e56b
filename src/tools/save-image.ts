import { join } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { toolEnvironment } from '../core/process.ts';
import { withPrivateFolder } from './private-folder.ts';

/** Programs that keep images on this machine, in the order in which they are asked. */
export const ENGINES = ['docker', 'podman'] as const;
export type Engine = (typeof ENGINES)[number];

/** Time for an engine to say whether it has an image, and to save one. */
const ANSWER_MS = 3_000;
const SAVE_MS = 600_000;

interface EngineOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** The first engine that has an image of this name; `undefined` when none answers in time. */
export async function engineWith(name: string, options: EngineOptions): Promise<Engine | undefined> {
  for (const engine of ENGINES) {
    const { exitCode } = await run(engine, ['image', 'inspect', '--', name], ANSWER_MS, options);
    if (exitCode === 0) return engine;
  }
  return undefined;
}

/**
 * Lends the path of a docker-archive of an image, in a folder that only the user may enter.
 * @throws PlimsollError when the engine is not there or cannot save the image.
 */
export function withSavedImage<T>(
  engine: Engine,
  name: string,
  options: EngineOptions,
  work: (archive: string) => Promise<T>,
): Promise<T> {
  return withPrivateFolder(async (folder) => {
    const archive = join(folder, 'image.tar');
    const result = await run(engine, ['save', '-o', archive, '--', name], SAVE_MS, options);
    if (result.code === 'ENOENT')
      throw new PlimsollError(`${engine} was not found on PATH`, {
        hint: `save the image elsewhere with ${engine} save, then scan the file`,
      });
    if (result.exitCode !== 0) {
      const why = result.timedOut ? 'it takes more than 10 minutes' : result.stderr.trim().split('\n').at(-1);
      throw new PlimsollError(`${engine} could not save the image: ${why || result.shortMessage}`);
    }
    return work(archive);
  });
}

async function run(engine: Engine, args: readonly string[], timeout: number, { env, cwd }: EngineOptions) {
  const { execa } = await import('execa');
  return execa(engine, args, {
    cwd,
    env: toolEnvironment(env),
    extendEnv: false,
    preferLocal: false,
    stdin: 'ignore',
    stdout: 'ignore',
    timeout,
    forceKillAfterDelay: 500,
    reject: false,
    maxBuffer: 1024 * 1024,
  });
}
