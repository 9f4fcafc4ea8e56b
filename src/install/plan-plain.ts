import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { attempt, sha256, stateOf } from './files.ts';
import { backupName, DEFAULT_HOOKS, HOOKS, hookVersion } from './hook-file.ts';
import { strangerIn } from './managers.ts';
import { type HookPlace, planHook } from './plan-hooks.ts';
import { readReceipt } from './receipt.ts';
import { below, type Repository } from './repository.ts';
import { folderSteps, type Plan, type Step } from './step.ts';
import { readText } from './text-file.ts';

export interface HookWish {
  readonly hooks: readonly string[];
  readonly force: boolean;
  readonly packageRoot: string;
}

/** Plans hook files in the folder where Git looks for them. */
export function planPlain(repository: Repository, wish: HookWish): Plan {
  const folder = repository.hooksDir;
  const type = stateOf(folder).type;
  const names = type === 'absent' ? [] : attempt('read', folder, () => readdirSync(folder));
  const steps: Step[] = folderSteps(folder);
  const notes: string[] = [];
  const known = knownChecksums(repository.commonDir, wish.packageRoot);
  for (const hook of wish.hooks) {
    const place = placeOf(hook, repository, wish, new Set(names), known);
    const plan = planHook(place, folder, wish.force);
    steps.push(...plan.steps);
    notes.push(...plan.notes);
    const stranger = plan.steps.some(({ kind }) => kind === 'move') ? strangerIn(place.text.slice(0, 2048)) : undefined;
    if (stranger)
      notes.push(`your ${hook} looks like ${stranger}'s: if it asks for its own file name, chaining breaks it`);
  }
  const inTree = below(repository.top, folder);
  if (inTree !== undefined && !inTree.startsWith('.git/') && steps.some(({ kind }) => kind === 'file')) {
    notes.push(`${inTree} lies in the work tree: commit the hook files, or leave them to this clone`);
  }
  return { steps, notes };
}

function placeOf(
  hook: string,
  repository: Repository,
  wish: HookWish,
  neighbours: ReadonlySet<string>,
  known: ReadonlySet<string>,
): HookPlace {
  const script = scriptOf(hook, wish.packageRoot);
  return { ...whatIsAt(repository.hooksDir, hook), neighbours, known, mode: repository.hookMode, script };
}

/** The hook file in a folder, and the one that plimsoll may have displaced. */
export function whatIsAt(folder: string, hook: string): Pick<HookPlace, 'hook' | 'path' | 'found' | 'text' | 'backup'> {
  const path = join(folder, hook);
  const found = stateOf(path);
  const text = found.type === 'file' ? (readText(path) ?? '') : '';
  return { hook, path, found, text, backup: stateOf(join(folder, backupName(hook))) };
}

/** The hooks that install writes when none are named: the usual ones, and what it has written here before. */
export function usualHooks(hooksDir: string): string[] {
  return HOOKS.filter((hook) => {
    const text = DEFAULT_HOOKS.includes(hook) ? undefined : readText(join(hooksDir, hook));
    return DEFAULT_HOOKS.includes(hook) || (text !== undefined && hookVersion(text) !== undefined);
  });
}

/** The hook script that this package ships. */
export function scriptOf(hook: string, packageRoot: string): string {
  if (!HOOKS.some((name) => name === hook)) {
    throw new PlimsollError(`plimsoll has no script for the hook ${JSON.stringify(hook)}`, {
      hint: `there are: ${HOOKS.join(', ')}`,
    });
  }
  const path = join(packageRoot, 'hooks', hook);
  return attempt('read', path, () => readFileSync(path, 'utf8'));
}

/** The script for hooks that serve every repository: it runs nothing that a repository brings. */
export function globalScriptOf(hook: string, packageRoot: string): string {
  return scriptOf(hook, packageRoot).replace(/^scope=repository$/m, 'scope=global');
}

/** Checksums of what plimsoll writes, has written here before, or wrote in an earlier release. */
export function knownChecksums(commonDir: string, packageRoot: string): Set<string> {
  const written = readReceipt(commonDir)?.actions ?? [];
  return new Set([
    ...HOOKS.map((hook) => sha256(scriptOf(hook, packageRoot))),
    ...HOOKS.map((hook) => sha256(globalScriptOf(hook, packageRoot))),
    ...checksumsIn(readText(join(packageRoot, 'hooks/checksums')) ?? ''),
    ...written.flatMap((action) => (action.kind === 'file' ? [action.wrote] : [])),
  ]);
}

/** The table that each release appends to (scripts/hook-checksums.mjs). */
function checksumsIn(table: string): string[] {
  return table.split('\n').flatMap((line) => /^[0-9a-f]{64}(?= )/.exec(line) ?? []);
}
