import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Switch, switchesIn } from './environment.ts';
import { allOnPath, type Found, findNode, findPackage, versionOfPackage } from './found.ts';
import type { Environment, Git } from './git.ts';
import { CONFIGURED_HOOKS, configuredFor, configuredHooks } from './global.ts';
import { DEFAULT_HOOKS, HOOKS } from './hook-file.ts';
import { type HookState, hookState } from './hook-state.ts';
import { tracesOf } from './install.ts';
import { type LastRun, readLastRun } from './last-run.ts';
import { findLeftovers, type Leftover } from './leftovers.ts';
import { type Manager, managerOf } from './managers.ts';
import { type Problem, problemsOf } from './problems.ts';
import { inspect, isOlder, type Repository } from './repository.ts';

/** The pathspecs of the hook script's first question to Git. */
export const PREFILTER = [
  ':(top,icase,glob)**/*dockerfile*',
  ':(top,icase,glob)**/*containerfile*',
  ':(top,icase,glob)**/*.y*ml*',
  ':(top,icase,glob)**/*.json',
  ':(top,exclude,glob)**/package.json',
  ':(top,exclude,glob)**/package-lock.json',
] as const;

export interface Tool extends Found {
  readonly version: string | undefined;
}

/** All that decides whether a commit here is checked. */
export interface Status {
  /** Whether a commit made now would be checked. */
  readonly checked: boolean;
  readonly repository: Repository;
  readonly kind: 'repository' | 'linked work tree' | 'submodule';
  readonly sparse: boolean;
  /** Every git on PATH with its version. */
  readonly gits: readonly { readonly path: string; readonly version: string }[];
  readonly manager: Manager | undefined;
  readonly hooks: readonly HookState[];
  /** Hooks of Git's configuration, `name event`. */
  readonly configured: readonly string[];
  readonly package: Tool | undefined;
  readonly node: Tool | undefined;
  /** The node for a Git that was started without the shell's PATH. */
  readonly nodeWithoutPath: Tool | undefined;
  readonly switches: readonly Switch[];
  readonly leftovers: readonly Leftover[];
  /** The script's first question to Git, asked now. */
  readonly prefilter: { readonly relevant: boolean; readonly milliseconds: number };
  /** The check of what is staged now, as the hook would start it; undefined when it would not. */
  readonly run: MeasuredRun | undefined;
  readonly lastRun: LastRun | undefined;
  readonly problems: readonly Problem[];
}

export interface MeasuredRun {
  /** How a commit made now would end. */
  readonly outcome: 'passes' | 'stopped' | 'failed';
  readonly milliseconds: number;
}

export async function statusOf(git: Git, env: Environment, packageRoot: string, now: number): Promise<Status> {
  const repository = await inspect(git);
  const atTop = await git.in(repository.top);
  const setting = (key: string): Promise<string | undefined> => atTop.ask('config', '--get', key);
  const manager = managerOf(tracesOf(repository));
  const node = await setting('plimsoll.node');
  const places = {
    top: repository.top,
    commonDir: repository.commonDir,
    recorded: await setting('plimsoll.home'),
    sub: await setting('plimsoll.package'),
  };
  const packageFound = findPackage(places, env);
  const nodeFound = findNode(node, env);
  const asked = await prefilter(atTop);
  const facts = {
    repository,
    kind: await kindOf(atTop, repository),
    sparse: (await setting('core.sparseCheckout')) === 'true',
    gits: allOnPath('git', env).map((path) => ({ path, version: versionFrom(path, env) ?? 'unknown' })),
    manager,
    hooks: HOOKS.map((hook) => hookState(hook, repository, manager, packageRoot)).filter(isWanted),
    configured: isOlder(repository.gitVersion, CONFIGURED_HOOKS) ? [] : await configuredHooks(atTop),
    package: packageFound && { ...packageFound, version: versionOfPackage(packageFound.path) },
    node: withVersion(nodeFound, env),
    nodeWithoutPath: withVersion(findNode(node, { ...env, PATH: '' }), env),
    switches: switchesIn(env, manager),
    leftovers: findLeftovers(repository, now),
    prefilter: asked,
    run: asked.relevant && packageFound && nodeFound ? measure(nodeFound, packageFound, repository, env) : undefined,
    lastRun: readLastRun(repository.commonDir),
  };
  const problems = problemsOf(facts, env);
  const runs =
    facts.hooks.some(({ hook, runs }) => hook === 'pre-commit' && runs) ||
    configuredFor('pre-commit', facts.configured);
  const ready = facts.package !== undefined && facts.node !== undefined && !problems.some(({ grave }) => grave);
  return { ...facts, problems, checked: Boolean(runs) && ready };
}

/** The hooks that install writes unasked, and of the others those that have to do with plimsoll. */
function isWanted({ hook, runs, ours, displaced }: HookState): boolean {
  return DEFAULT_HOOKS.some((name) => name === hook) || runs || ours || displaced !== undefined;
}

async function kindOf(git: Git, { gitDir, commonDir }: Repository): Promise<Status['kind']> {
  if (gitDir !== commonDir) return 'linked work tree';
  const outer = await git.ask('rev-parse', '--show-superproject-working-tree');
  return outer ? 'submodule' : 'repository';
}

async function prefilter(git: Git): Promise<Status['prefilter']> {
  const began = performance.now();
  const filter = ['--cached', '--quiet', '--no-ext-diff', '--no-renames', '--diff-filter=ACDMRT'];
  const quiet = await git.ask('diff', ...filter, '--', ...PREFILTER);
  return { relevant: quiet === undefined, milliseconds: performance.now() - began };
}

/** What is staged now may be other than what the last run saw: the time is taken now. */
function measure(node: Found, home: Found, { top }: Repository, env: Environment): MeasuredRun {
  const began = performance.now();
  const entry = join(resolve(top, home.path), 'bin', 'plimsoll.cjs');
  const args = [entry, 'check', '--staged', '--format', 'compact'];
  const { status } = spawnSync(node.path, args, { cwd: top, env: { ...env }, stdio: 'ignore', timeout: 60_000 });
  const outcome = status === 0 ? 'passes' : status === 1 ? 'stopped' : 'failed';
  return { outcome, milliseconds: performance.now() - began };
}

function withVersion(found: Found | undefined, env: Environment): Tool | undefined {
  return found && { ...found, version: versionFrom(found.path, env) };
}

function versionFrom(program: string, env: Environment): string | undefined {
  const child = spawnSync(program, ['--version'], { env: { ...env }, encoding: 'utf8', timeout: 5000 });
  return /\d+(?:\.\d+)+/.exec(child.stdout ?? '')?.[0];
}
