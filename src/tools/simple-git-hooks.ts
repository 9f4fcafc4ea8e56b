import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from '../core/io.ts';

/**
 * simple-git-hooks writes the hook files from package.json itself, so its own program has to run after each change.
 * @returns what to tell the user; nothing when it ran
 */
export async function finishSimpleGitHooks(top: string, { env }: Io): Promise<readonly string[]> {
  const program = join(top, 'node_modules/simple-git-hooks/cli.js');
  const left = ['One step left: run npx simple-git-hooks now; it writes the hook files from package.json'];
  if (!existsSync(program)) return left;
  const { execa } = await import('execa');
  const result = await execa(process.execPath, [program], {
    cwd: top,
    env,
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
  });
  return result.exitCode === 0 ? [] : left;
}
