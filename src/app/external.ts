import { locate } from '../collect/locate.ts';
import type { Args } from '../core/args.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';

/** `fix --staged --external`: first the formatters that the repository has given to lint-staged. */
export async function formatStaged(args: Args, io: Io): Promise<void> {
  if (!args.flag('staged'))
    throw new UsageError('--external needs --staged', { hint: 'plimsoll fix --staged --external' });
  if (args.flag('diff')) {
    throw new UsageError('--external and --diff exclude each other', {
      hint: 'lint-staged cannot only show its changes',
    });
  }
  if (args.positionals.length > 0) {
    throw new UsageError('--external takes no paths', { hint: 'lint-staged formats everything that is staged' });
  }
  const { top } = await locate({ cwd: io.cwd, env: io.env });
  io.stderr.write(
    'plimsoll: lint-staged runs the programs of its configuration; until it ends, unstaged lines are put aside: if it is killed, look into git stash list\n',
  );
  const { runLintStaged } = await import('../tools/lint-staged.ts');
  await runLintStaged({ top, env: io.env, write: (text) => io.stderr.write(text) });
}
