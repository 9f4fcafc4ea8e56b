import type { Args } from '../core/args.ts';
import { GitError, PlimsollError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { apply } from '../install/apply.ts';
import { describeSteps, showSteps } from '../install/describe.ts';
import { type Git, openGit } from '../install/git.ts';
import {
  CONFIGURED_HOOKS,
  configuredFor,
  configuredHooks,
  planGlobal,
  switchOff,
  userFolder,
} from '../install/global.ts';
import { planInstall } from '../install/install.ts';
import { usualHooks } from '../install/plan-plain.ts';
import { inspect, isOlder } from '../install/repository.ts';
import type { Plan } from '../install/step.ts';
import { escapeText } from '../report/escape.ts';

/** `plimsoll install`: puts the hooks where Git runs them. */
export async function install(args: Args, io: Io): Promise<number> {
  const force = args.flag('force') ?? false;
  const byPackageManager = /^(?:prepare|(?:post)?install)$/.test(io.env['npm_lifecycle_event'] ?? '');
  if (byPackageManager && isCi(io) && !force) {
    io.stdout.write('plimsoll: nothing is installed in CI, where nobody commits (--force does it)\n');
    return 0;
  }
  try {
    return await installHere(args, io, force);
  } catch (error) {
    // An archive or an image build has no repository: that must not stop `npm install`.
    if (!byPackageManager || !(error instanceof GitError)) throw error;
    io.stdout.write(`plimsoll: no hooks installed: ${escapeText(error.message)}\n`);
    return 0;
  }
}

async function installHere(args: Args, io: Io, force: boolean): Promise<number> {
  const git = await openGit(io.cwd, io.env);
  const named = args.list('hooks');
  const { packageRoot } = io;
  if (args.flag('global')) {
    const plan = await planGlobal({ named, force, packageRoot }, io.env, git);
    return finish(plan, ' for all your repositories', userFolder(io.env), git, args, io);
  }
  const repository = await inspect(git);
  const wish = {
    hooks: named ?? usualHooks(repository.hooksDir),
    force,
    packageRoot,
    cwd: io.cwd,
    manager: args.value('manager'),
    localHooksPath: args.flag('local-hooks-path') ?? false,
    scope: args.value('scope'),
  };
  const configured = force ? [] : await configuredHooks(await git.in(repository.top));
  const twice = wish.hooks.flatMap((hook) => configuredFor(hook, configured) ?? []);
  if (twice.length > 0 && !isOlder(repository.gitVersion, CONFIGURED_HOOKS)) {
    throw new PlimsollError(`plimsoll runs here already, by the Git configuration: hook.${twice.join(', hook.')}`, {
      hint: `${switchOff(twice)} switches that off here; --force installs a second time`,
    });
  }
  const plan = await planInstall(repository, wish, git);
  return finish(plan, plan.manager ? ` through ${plan.manager}` : '', repository.commonDir, git, args, io);
}

/** Shows the plan, and carries it out unless it is only to be shown. */
async function finish(plan: Plan, how: string, base: string, git: Git, args: Args, io: Io): Promise<number> {
  const say = (line: string): unknown => io.stdout.write(`${escapeText(line)}\n`);
  if (plan.steps.length === 0) {
    say('plimsoll is already installed');
    return 0;
  }
  const dry = args.flag('dry-run') ?? false;
  if (!dry) await apply(plan.steps, base, git, io.env);
  say(dry ? `plimsoll install would, in this order${how}:` : `plimsoll is installed${how}:`);
  for (const line of (dry ? showSteps : describeSteps)(plan.steps, io.cwd)) say(`  ${line}`);
  for (const note of plan.notes) say(`note: ${note}`);
  return 0;
}

function isCi({ env }: Io): boolean {
  const { CI: ci } = env;
  return ci !== undefined && ci !== '' && ci !== '0' && ci !== 'false';
}
