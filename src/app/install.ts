import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import { apply } from '../install/apply.ts';
import { describeSteps } from '../install/describe.ts';
import { openGit } from '../install/git.ts';
import { DEFAULT_HOOKS } from '../install/hook-file.ts';
import { planPlain } from '../install/install.ts';
import { inspect } from '../install/repository.ts';
import { escapeText } from '../report/escape.ts';

/** `plimsoll install`: puts the hooks where Git runs them. */
export async function install(args: Args, io: Io): Promise<number> {
  const git = await openGit(io.cwd, io.env);
  const repository = await inspect(git);
  const plan = await planPlain(
    repository,
    {
      hooks: args.list('hooks') ?? DEFAULT_HOOKS,
      force: args.flag('force') ?? false,
      cwd: io.cwd,
      packageRoot: io.packageRoot,
    },
    git,
  );
  const say = (line: string): unknown => io.stdout.write(`${escapeText(line)}\n`);
  if (plan.steps.length === 0) {
    say('plimsoll is already installed');
    return 0;
  }
  const dry = args.flag('dry-run') ?? false;
  if (!dry) await apply(plan.steps, repository.commonDir, git);
  say(dry ? 'plimsoll install would' : 'plimsoll is installed:');
  for (const line of describeSteps(plan.steps, io.cwd)) say(`  ${line}`);
  for (const note of plan.notes) say(`note: ${note}`);
  return 0;
}
