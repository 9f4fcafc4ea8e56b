import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { allOnPath } from './found.ts';
import type { Environment, Git } from './git.ts';
import { HOOKS, hookVersion } from './hook-file.ts';
import { planHook } from './plan-hooks.ts';
import { quoted } from './plan-husky.ts';
import { globalScriptOf, knownChecksums, usualHooks, whatIsAt } from './plan-plain.ts';
import { forGit, isOlder, versionOf } from './repository.ts';
import { folderSteps, joined, type Plan, type Step } from './step.ts';
import { readText } from './text-file.ts';

/** Git takes hooks from the configuration from this version on. */
export const CONFIGURED_HOOKS = '2.54';

export interface GlobalWish {
  /** Undefined: the usual ones, and those that are there. */
  readonly named: readonly string[] | undefined;
  readonly force: boolean;
  readonly packageRoot: string;
}

/** The folder of the user's own settings: scripts and the receipt of a global install are below `plimsoll/` in it. */
export function userFolder(env: Environment): string {
  const { XDG_CONFIG_HOME: config, HOME: home } = env;
  return config || join(home || homedir(), '.config');
}

/** Hooks for every repository of this user, which run no code that a repository brings. */
export async function planGlobal(wish: GlobalWish, env: Environment, git: Git): Promise<Plan> {
  const version = await versionOf(git);
  const keys = await planSet(
    [
      ['plimsoll.node', forGit(process.execPath)],
      ['plimsoll.home', forGit(wish.packageRoot)],
    ],
    git,
  );
  const how = isOlder(version, CONFIGURED_HOOKS)
    ? await planTemplate(wish, env, git)
    : await planConfigured(wish, env, git);
  return joined([how, keys, { steps: [], notes: gitsOnPath(env, version) }]);
}

async function planConfigured(wish: GlobalWish, env: Environment, git: Git): Promise<Plan> {
  const folder = join(userFolder(env), 'plimsoll/hooks');
  const hooks = wish.named ?? usualHooks(folder);
  const wanted: [key: string, value: string][] = hooks.flatMap((hook) => {
    const name = nameFor(hook);
    return [
      [`hook.${name}.event`, hook],
      [`hook.${name}.command`, quoted(forGit(join(folder, hook)))],
    ];
  });
  return joined([
    planScripts(folder, hooks, wish, env),
    await planSet(wanted, git),
    { steps: [], notes: [`one repository opts out with: ${switchOff(hooks.map(nameFor))}`] },
  ]);
}

async function planTemplate(wish: GlobalWish, env: Environment, git: Git): Promise<Plan> {
  const present = await git.ask('config', '--global', '--type=path', '--get', 'init.templateDir');
  const own = forGit(join(userFolder(env), 'plimsoll/template'));
  const folder = join(present ?? own, 'hooks');
  const isOurs = (hook: string): boolean => hookVersion(readText(join(folder, hook)) ?? '') !== undefined;
  if (present !== undefined && present !== own && !wish.force && !HOOKS.some(isOurs)) {
    throw new PlimsollError(`init.templateDir is ${present}: plimsoll would add its hooks to that directory`, {
      hint: 'plimsoll install --global --force does it; a hook that is there already is not touched',
    });
  }
  const wanted = wish.named ?? usualHooks(folder);
  const taken = present === own ? [] : wanted.filter((hook) => existsSync(join(folder, hook)) && !isOurs(hook));
  const hooks = wanted.filter((hook) => !taken.includes(hook));
  const set = present === undefined ? await planSet([['init.templateDir', own]], git) : { steps: [], notes: [] };
  return joined([
    planScripts(folder, hooks, wish, env),
    set,
    {
      steps: [],
      notes: [
        'this Git copies hooks into repositories that are cloned or initialised from now on; git init adds them to an older one that has none',
        ...taken.map((hook) => `${join(folder, hook)} is yours and stays as it is`),
      ],
    },
  ]);
}

function planScripts(folder: string, hooks: readonly string[], wish: GlobalWish, env: Environment): Plan {
  const neighbours = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const known = knownChecksums(userFolder(env), wish.packageRoot);
  const plans = hooks.map((hook) => {
    const script = globalScriptOf(hook, wish.packageRoot);
    const place = { ...whatIsAt(folder, hook), neighbours, known, mode: 0o755, script };
    return planHook(place, folder, wish.force, 'plimsoll install --global');
  });
  const written = joined(plans);
  return written.steps.length > 0 ? joined([{ steps: folderSteps(folder), notes: [] }, written]) : written;
}

async function planSet(wanted: readonly (readonly [key: string, value: string])[], git: Git): Promise<Plan> {
  const steps: Step[] = [];
  for (const [key, value] of wanted) {
    const old = await git.ask('config', '--global', '--get', key);
    if (old !== value) steps.push({ kind: 'config', scope: 'global', key, value, old });
  }
  return { steps, notes: [] };
}

/** Another Git on this machine may be older and pass over the configuration without a word. */
function gitsOnPath(env: Environment, version: string): string[] {
  const all = [...new Set(allOnPath('git', env))];
  const [first, ...others] = all;
  const rest = others.length > 0 ? `; also on PATH, and to be checked: ${others.join(', ')}` : '';
  return [`done for Git ${version}${first ? ` at ${first}` : ''}${rest}`];
}

/** The name of a hook in Git's configuration. It must not be an event's: Git would refuse it. */
function nameFor(hook: string): string {
  return hook === 'pre-commit' ? 'plimsoll' : `plimsoll-${hook}`;
}

/** The command that switches hooks of the configuration off in one repository. */
export function switchOff(names: readonly string[]): string {
  return names.map((name) => `git config hook.${name}.enabled false`).join(' && ');
}

/** The name of a hook that the configuration runs at an event, if there is one. */
export function configuredFor(hook: string, configured: readonly string[]): string | undefined {
  return configured.find((text) => text.endsWith(` ${hook}`))?.slice(0, -hook.length - 1);
}

/** Hooks that Git 2.54 and newer take from the configuration; older ones ignore them. */
export async function configuredHooks(git: Git): Promise<string[]> {
  const said = await git.ask('config', '--get-regexp', '^hook\\.plimsoll[^.]*\\.event$');
  const names: string[] = [];
  for (const line of (said ?? '').split('\n').filter((one) => one !== '')) {
    const name = line.split(' ')[0]?.replace(/^hook\.|\.event$/g, '') ?? '';
    const enabled = await git.ask('config', '--type=bool', '--get', `hook.${name}.enabled`);
    if (enabled !== 'false') names.push(line.replace(/^hook\.(.+?)\.event/, '$1'));
  }
  return names;
}
