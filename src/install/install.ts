import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { stateOf } from './files.ts';
import type { Git } from './git.ts';
import { HOOKS } from './hook-file.ts';
import { isHuskyPath, type Manager, managerOf } from './managers.ts';
import { planHusky } from './plan-husky.ts';
import { planSimpleGitHooks } from './plan-json.ts';
import { planKeys } from './plan-keys.ts';
import { planPlain } from './plan-plain.ts';
import { planScope } from './plan-scope.ts';
import { planLefthook, planPreCommit } from './plan-yaml.ts';
import { forGit, packageBelow, type Repository } from './repository.ts';
import { folderSteps, joined, type Plan, type Step } from './step.ts';
import { readText } from './text-file.ts';

/** What was asked for. */
export interface Wish {
  readonly hooks: readonly string[];
  readonly force: boolean;
  /** Where the command was given. */
  readonly cwd: string;
  readonly packageRoot: string;
  /** The manager to use, `none` for none; undefined for the one that is there. */
  readonly manager?: string | undefined;
  /** Give this repository a hooks folder of its own although a global one is set. */
  readonly localHooksPath?: boolean;
  readonly scope?: string | undefined;
}

export interface Decision extends Plan {
  readonly manager: Manager | undefined;
}

/** Decides everything that installing here will change. */
export async function planInstall(repository: Repository, wish: Wish, git: Git): Promise<Decision> {
  const manager = wish.manager === undefined ? managerOf(tracesOf(repository)) : namedManager(wish.manager);
  const parts: Plan[] = [];
  if (manager === undefined) parts.push(await planWithout(repository, wish));
  else {
    refuseShared(repository, manager);
    parts.push(planFor(manager, repository, wish));
  }
  parts.push(await planKeys(repository, wish, git));
  if (wish.scope !== undefined) parts.push(planScope(repository.top, wish.scope));
  return { manager, ...joined(parts) };
}

function namedManager(name: string): Manager | undefined {
  switch (name) {
    case 'husky':
    case 'lefthook':
    case 'pre-commit':
    case 'prek':
    case 'simple-git-hooks':
      return name;
    default:
      return undefined;
  }
}

export function tracesOf(repository: Repository) {
  const { hooksDir, hooksPath, top } = repository;
  const heads = HOOKS.map((hook) => (readText(join(hooksDir, hook)) ?? '').slice(0, 2048));
  const has = (path: string): boolean => existsSync(join(top, path));
  return { hooksPath: hooksPath && isOwn(hooksPath.scope) ? hooksPath.value : undefined, heads, has };
}

/** Whether a setting belongs to this repository. */
export function isOwn(scope: string): boolean {
  return scope === 'local' || scope === 'worktree' || scope === 'command';
}

function planFor(manager: Manager, repository: Repository, wish: Wish): Plan {
  const { top } = repository;
  const packagePath = packageBelow(top, wish.cwd, wish.packageRoot) ?? 'node_modules/plimsoll';
  switch (manager) {
    case 'husky':
      return joined([setUp(repository, wish), planHusky(repository, wish.hooks, packagePath)]);
    case 'lefthook':
      return planLefthook(top, wish.hooks, packagePath);
    case 'pre-commit':
    case 'prek':
      return planPreCommit(top, manager, wish.hooks, packagePath);
    case 'simple-git-hooks':
      return planSimpleGitHooks(top, wish.hooks, packagePath);
  }
}

/** husky's own set-up, where this clone does not have it yet. It hides the hooks folder: nobody's hook may get lost. */
function setUp(repository: Repository, wish: Wish): Plan {
  const { top, hooksDir, hooksPath } = repository;
  if (isHuskyPath(hooksPath?.value) && stateOf(hooksDir).type === 'folder') return { steps: [], notes: [] };
  const active = stateOf(hooksDir).type === 'folder' ? readdirSync(hooksDir).filter((name) => !/\./.test(name)) : [];
  if (active.length > 0 && !isHuskyPath(hooksPath?.value) && !wish.force) {
    throw new PlimsollError(`with husky Git would no longer run what is in ${hooksDir}: ${active.join(', ')}`, {
      hint: 'move those hooks to .husky/ first, or use plimsoll install --manager none; --force goes on',
    });
  }
  const old = hooksPath && isOwn(hooksPath.scope) ? hooksPath.value : undefined;
  const steps: Step[] = [
    ...folderSteps(join(top, '.husky')),
    { kind: 'husky', top, generated: join(top, '.husky/_'), old },
  ];
  return { steps, notes: [] };
}

/** Hook files in Git's own folder, unless that folder belongs to more than this repository, or to husky. */
async function planWithout(repository: Repository, wish: Wish): Promise<Plan> {
  const { hooksPath, hooksDir, commonDir } = repository;
  if (hooksPath && !isOwn(hooksPath.scope)) {
    if (!wish.localHooksPath) refuseShared(repository, undefined);
    const folder = join(commonDir, 'hooks');
    const plain = planPlain({ ...repository, hooksDir: folder }, wish);
    const lost = wish.hooks.filter((hook) => stateOf(join(hooksDir, hook)).type !== 'absent');
    const notes = [
      `Git will no longer run the hooks in ${hooksDir} for this repository${lost.length > 0 ? `; there is: ${lost.join(', ')}` : ''}`,
    ];
    const step = {
      kind: 'config',
      scope: 'local',
      key: 'core.hooksPath',
      value: forGit(folder),
      old: undefined,
    } as const;
    return joined([{ steps: [step], notes }, plain]);
  }
  if (/[\\/]\.husky[\\/]_$/.test(hooksDir)) {
    throw new PlimsollError(`${hooksDir} is rewritten by husky: a hook there would be lost`, {
      hint: 'use plimsoll install --manager husky, or remove husky first: git config --unset core.hooksPath',
    });
  }
  return planPlain(repository, wish);
}

function refuseShared({ hooksPath, hooksDir }: Repository, manager: Manager | undefined): void {
  if (!hooksPath || isOwn(hooksPath.scope)) return;
  const where = `${hooksPath.origin} (${hooksPath.scope})`;
  const what = manager ? `${manager} would not run: ` : '';
  throw new PlimsollError(
    `${what}core.hooksPath is set to ${hooksPath.value} in ${where}: that directory serves all repositories, so plimsoll leaves it alone`,
    {
      hint: [
        'one of these:',
        '  plimsoll install --global                            check in every repository',
        '  plimsoll install --manager none --local-hooks-path   give this one its own hooks directory',
        `  call the script from ${join(hooksDir, 'pre-commit')}:     sh node_modules/plimsoll/hooks/pre-commit "$@"`,
      ].join('\n'),
    },
  );
}
