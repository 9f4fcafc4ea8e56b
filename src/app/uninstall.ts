import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import { openGit } from '../install/git.ts';
import { readReceipt, removeReceipt } from '../install/receipt.ts';
import { inspect } from '../install/repository.ts';
import { undo } from '../install/undo.ts';
import { escapeText } from '../report/escape.ts';

/** `plimsoll uninstall`: takes out exactly what install put in. */
export async function uninstall(_args: Args, io: Io): Promise<number> {
  const git = await openGit(io.cwd, io.env);
  const repository = await inspect(git);
  const say = (line: string): unknown => io.stdout.write(`${escapeText(line)}\n`);
  const receipt = readReceipt(repository.commonDir);
  if (!receipt) {
    say('plimsoll is not installed here');
    return 0;
  }
  const { done, kept } = await undo(receipt, repository.commonDir, git);
  removeReceipt(repository.commonDir);
  say('plimsoll is uninstalled:');
  for (const line of done) say(`  ${line}`);
  for (const line of kept) say(`note: ${line}`);
  return 0;
}
