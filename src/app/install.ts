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
import { prepareState } from '../install/plan-prepare.ts';
import { inspect, isOlder } from '../install/repository.ts';
import { joined, type Plan } from '../install/step.ts';
import { escapeText } from '../report/escape.ts';
import { finishSimpleGitHooks } from '../tools/simple-git-hooks.ts';
import { canAsk, confirm } from './confirm.ts';
import { backlogLines, nextLines } from './installed.ts';

/** `plimsoll install`: puts the hooks where Git runs them. */
export async function install(args: Args, io: Io): Promise<number> {
  const force = args.flag('force') ?? false;
  const byPackageManager = isLifecycle(io);
  if (byPackageManager && isCi(io) && !force) {
    io.stdout.write('plimsoll: no hooks installed in CI (--force installs them)\n');
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
  const byPackageManager = isLifecycle(io);
  const git = await openGit(io.cwd, io.env);
  const named = args.list('hooks');
  const { packageRoot } = io;
  if (args.flag('global')) {
    const plan = await planGlobal({ named, force, packageRoot }, io.env, git);
    const hooks = named ?? usualHooks(userFolder(io.env));
    const done = await finish(plan, ' for all your repositories', userFolder(io.env), git, args, io);
    if (done) say(io, ['', ...nextLines(hooks, true)]);
    return 0;
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
    throw new PlimsollError(`plimsoll already runs here, from the Git configuration: hook.${twice.join(', hook.')}`, {
      hint: `${switchOff(twice)} disables that here; --force installs it a second time`,
    });
  }
  const planned = await planInstall(repository, wish, git);
  const script =
    planned.manager || planned.steps.length === 0 ? { kind: 'none' as const } : prepareState(repository.top);
  const dry = args.flag('dry-run') ?? false;
  const adds = script.kind === 'missing' && !byPackageManager && !dry && wantsPrepare(args, io);
  const plan = adds ? joined([planned, script.plan]) : planned;
  const how = planned.manager ? ` through ${planned.manager}` : '';
  if (!(await finish(plan, how, repository.commonDir, git, args, io))) return 0;
  if (planned.manager === 'simple-git-hooks') say(io, await finishSimpleGitHooks(repository.top, io));
  if (byPackageManager) return 0;
  say(io, ['', ...nextLines(wish.hooks, false)]);
  if (script.kind !== 'none' && !adds) {
    const how = script.kind === 'missing' ? 'add' : 'extend';
    say(io, [
      '',
      `For your team, ${how} this script in package.json, which npm install runs:  "prepare": "plimsoll install"`,
    ]);
  }
  const backlog = await backlogLines(wish.scope, io);
  if (backlog.length > 0) say(io, ['', ...backlog]);
  return 0;
}

/** Whether to add the `prepare` script: as told, else as answered on a terminal. */
function wantsPrepare(args: Args, io: Io): boolean {
  if (args.flag('yes')) return true;
  if (args.flag('no') || !canAsk(io)) return false;
  return confirm(
    'Add "prepare": "plimsoll install" to package.json, so that npm install sets up the hooks for your team?',
    io,
  );
}

/**
 * Carries the plan out, or only shows it with `--dry-run`.
 * @returns whether something was installed
 */
async function finish(plan: Plan, how: string, base: string, git: Git, args: Args, io: Io): Promise<boolean> {
  if (plan.steps.length === 0) {
    say(io, ['plimsoll is already installed']);
    return false;
  }
  const dry = args.flag('dry-run') ?? false;
  if (!dry) await apply(plan.steps, base, git, io.env);
  const shown = dry || args.flag('verbose');
  say(io, [dry ? `plimsoll install would, in this order${how}:` : `plimsoll is installed${how}${shown ? ':' : '.'}`]);
  if (shown)
    say(
      io,
      (dry ? showSteps : describeSteps)(plan.steps, io.cwd).map((line) => `  ${line}`),
    );
  say(
    io,
    plan.notes.map((note) => `note: ${note}`),
  );
  return !dry;
}

function say(io: Io, lines: readonly string[]): void {
  for (const line of lines) io.stdout.write(`${escapeText(line)}\n`);
}

function isLifecycle({ env }: Io): boolean {
  return /^(?:prepare|(?:post)?install)$/.test(env['npm_lifecycle_event'] ?? '');
}

function isCi({ env }: Io): boolean {
  const { CI: ci } = env;
  return ci !== undefined && ci !== '' && ci !== '0' && ci !== 'false';
}
