import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import { openGit } from '../install/git.ts';
import { inspect } from '../install/repository.ts';
import { takeOut } from '../install/uninstall.ts';
import { escapeText } from '../report/escape.ts';

/** `plimsoll uninstall`: takes out exactly what install put in. */
export async function uninstall(args: Args, io: Io): Promise<number> {
  const git = await openGit(io.cwd, io.env);
  const repository = await inspect(git);
  const say = (line: string): unknown => io.stdout.write(`${escapeText(line)}\n`);
  const undone = await takeOut(repository, io.packageRoot, args.flag('force') ?? false, git);
  if (!undone) {
    say('plimsoll is not installed here');
    return 0;
  }
  say('plimsoll is uninstalled:');
  for (const line of undone.done) say(`  ${line}`);
  for (const line of undone.kept) say(`note: ${line}`);
  return 0;
}
