import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { attempt, sha256, stateOf } from './files.ts';
import type { Git } from './git.ts';
import { backupName } from './hook-file.ts';
import { type HookPlace, planHook } from './plan-hooks.ts';
import { readReceipt } from './receipt.ts';
import { packageBelow, type Repository } from './repository.ts';
import type { Plan, Step } from './step.ts';

/** What was asked for. */
export interface Wish {
  readonly hooks: readonly string[];
  readonly force: boolean;
  /** Where the command was given. */
  readonly cwd: string;
  readonly packageRoot: string;
}

/** Plans hook files in the folder where Git looks for them. */
export async function planPlain(repository: Repository, wish: Wish, git: Git): Promise<Plan> {
  const folder = repository.hooksDir;
  const names = stateOf(folder).type === 'absent' ? [] : attempt('read', folder, () => readdirSync(folder));
  const steps: Step[] = names.length === 0 && !existsSync(folder) ? [{ kind: 'folder', path: folder }] : [];
  const notes: string[] = [];
  const known = knownChecksums(repository, wish);
  for (const hook of wish.hooks) {
    const place = placeOf(hook, repository, wish, new Set(names), known);
    const plan = planHook(place, folder, wish.force);
    steps.push(...plan.steps);
    notes.push(...plan.notes);
  }
  const keys = await planKeys(repository, wish, git);
  return { steps: [...steps, ...keys.steps], notes: [...notes, ...keys.notes] };
}

/** Tells the script where node and the package are, for commits that are made without the shell's PATH. */
export async function planKeys(repository: Repository, wish: Wish, git: Git): Promise<Plan> {
  const inside = packageBelow(repository.top, wish.cwd, wish.packageRoot);
  const usual = inside === undefined || inside === 'node_modules/plimsoll';
  const wanted: [key: string, value: string | undefined][] = [
    ['plimsoll.node', process.execPath],
    ['plimsoll.home', wish.packageRoot],
    ['plimsoll.package', usual ? undefined : inside],
  ];
  const steps: Step[] = [];
  const notes: string[] = [];
  for (const [key, value] of wanted) {
    const old = await git.ask('config', '--local', '--get', key);
    if (old === value) continue;
    steps.push({ kind: 'config', scope: 'local', key, value, old });
    if (key === 'plimsoll.package' && old !== undefined) {
      notes.push(`the hook used the plimsoll in ${old}; from now on the one in ${value ?? 'node_modules/plimsoll'}`);
    }
  }
  if (/[\\/]_npx[\\/]/.test(wish.packageRoot)) {
    notes.push('this plimsoll lies in the cache of npx: make it a dependency, `npm install --save-dev plimsoll`');
  }
  return { steps, notes };
}

function placeOf(
  hook: string,
  repository: Repository,
  wish: Wish,
  neighbours: ReadonlySet<string>,
  known: ReadonlySet<string>,
): HookPlace {
  const path = join(repository.hooksDir, hook);
  const found = stateOf(path);
  const text = found.type === 'file' ? attempt('read', path, () => readFileSync(path, 'latin1')) : '';
  const backup = stateOf(join(repository.hooksDir, backupName(hook)));
  return {
    hook,
    path,
    found,
    text,
    backup,
    neighbours,
    known,
    mode: repository.hookMode,
    script: scriptOf(hook, wish),
  };
}

/** The hook script that this package ships. */
export function scriptOf(hook: string, wish: Wish): string {
  const path = join(wish.packageRoot, 'hooks', hook);
  if (!existsSync(path)) {
    const folder = join(wish.packageRoot, 'hooks');
    const shipped = existsSync(folder) ? readdirSync(folder).sort().join(', ') : 'none';
    throw new PlimsollError(`plimsoll has no script for the hook ${JSON.stringify(hook)}`, {
      hint: `there are: ${shipped}`,
    });
  }
  return readFileSync(path, 'utf8');
}

function knownChecksums(repository: Repository, wish: Wish): Set<string> {
  const written = readReceipt(repository.commonDir)?.actions ?? [];
  return new Set([
    ...wish.hooks.map((hook) => sha256(scriptOf(hook, wish))),
    ...written.flatMap((action) => (action.kind === 'file' ? [action.wrote] : [])),
  ]);
}
