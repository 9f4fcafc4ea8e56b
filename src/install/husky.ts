import { spawnSync } from 'node:child_process';
import { PlimsollError } from '../core/errors.ts';
import { stateOf } from './files.ts';
import type { Environment } from './git.ts';

const PROGRAM = "import husky from 'husky'; process.stdout.write(husky(process.argv[1]))";

/**
 * Lets the repository's own husky set itself up. It works on the current directory and returns what went wrong, so it
 * runs in a process of its own at the top of the work tree.
 */
export function setUpHusky(top: string, generated: string, env: Environment): void {
  const folder = generated.slice(top.length + 1).replace(/[\\/]_$/, '');
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', PROGRAM, folder], {
    cwd: top,
    env: { ...env },
    encoding: 'utf8',
  });
  const said = (child.stdout ?? '').trim();
  if (child.status === 0 && said === '' && stateOf(generated).type === 'folder') return;
  if (/ERR_MODULE_NOT_FOUND/.test(child.stderr ?? '')) {
    throw new PlimsollError('husky is not installed in this repository', { hint: 'npm install --save-dev husky' });
  }
  throw new PlimsollError(`husky could not set itself up: ${said || (child.stderr ?? '').trim().split('\n').at(-1)}`, {
    hint: 'npx husky shows the same error; plimsoll install --manager none does without husky',
  });
}
