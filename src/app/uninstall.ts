import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import { openGit } from '../install/git.ts';
import { userFolder } from '../install/global.ts';
import { inspect } from '../install/repository.ts';
import { takeOut, takeOutGlobal } from '../install/uninstall.ts';
import { escapeText } from '../report/escape.ts';

/** `plimsoll uninstall`: takes out exactly what install put in. */
export async function uninstall(args: Args, io: Io): Promise<number> {
  const git = await openGit(io.cwd, io.env);
  const say = (line: string): unknown => io.stdout.write(`${escapeText(line)}\n`);
  const force = args.flag('force') ?? false;
  const undone = args.flag('global')
    ? await takeOutGlobal(userFolder(io.env), io.packageRoot, force, git)
    : await takeOut(await inspect(git), io.packageRoot, force, git);
  if (!undone) {
    say('plimsoll is not installed here');
    return 0;
  }
  say('plimsoll is uninstalled:');
  for (const line of undone.done) say(`  ${line}`);
  for (const line of undone.kept) say(`note: ${line}`);
  return 0;
}
