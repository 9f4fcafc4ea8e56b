import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import { openGit } from '../install/git.ts';
import { userFolder } from '../install/global.ts';
import { tracesOf } from '../install/install.ts';
import { managerOf } from '../install/managers.ts';
import { inspect } from '../install/repository.ts';
import { takeOut, takeOutGlobal } from '../install/uninstall.ts';
import { escapeText } from '../report/escape.ts';
import { finishSimpleGitHooks } from '../tools/simple-git-hooks.ts';

/** `plimsoll uninstall`: removes exactly what install added. */
export async function uninstall(args: Args, io: Io): Promise<number> {
  const git = await openGit(io.cwd, io.env);
  const say = (line: string): unknown => io.stdout.write(`${escapeText(line)}\n`);
  const force = args.flag('force') ?? false;
  const repository = args.flag('global') ? undefined : await inspect(git);
  const undone = repository
    ? await takeOut(repository, io.packageRoot, force, git)
    : await takeOutGlobal(userFolder(io.env), io.packageRoot, force, git);
  if (!undone) {
    say('plimsoll is not installed here');
    return 0;
  }
  say('plimsoll is uninstalled:');
  for (const line of undone.done) say(`  ${line}`);
  for (const line of undone.kept) say(`note: ${line}`);
  if (repository && managerOf(tracesOf(repository)) === 'simple-git-hooks')
    for (const line of await finishSimpleGitHooks(repository.top, io)) say(line);
  return 0;
}
