import { join } from 'node:path';
import { sha256, stateOf } from './files.ts';
import { backupName, hookVersion } from './hook-file.ts';
import { LEFTHOOK_CONFIGS, type Manager } from './managers.ts';
import { huskyFolder } from './plan-husky.ts';
import type { Repository } from './repository.ts';
import { readText } from './text-file.ts';

/** One hook as Git finds it. */
export interface HookState {
  readonly hook: string;
  readonly path: string;
  readonly state: 'ours' | 'edited' | 'through a manager' | 'other' | 'missing' | 'not executable';
  /** Whether Git, in this work tree, would come to plimsoll. */
  readonly runs: boolean;
  /** Whether the file is plimsoll's, in any version. */
  readonly ours: boolean;
  /** The user's own hook that runs before ours. */
  readonly displaced: string | undefined;
  /** Whether that one is executable: Git, and our script, leave it alone otherwise. */
  readonly displacedRuns: boolean;
}

export function hookState(
  hook: string,
  repository: Repository,
  manager: Manager | undefined,
  known: ReadonlySet<string>,
): HookState {
  const path = join(repository.hooksDir, hook);
  const found = stateOf(path);
  const backup = join(repository.hooksDir, backupName(hook));
  const kept = stateOf(backup);
  const text = readText(path) ?? '';
  const ours = found.type === 'file' && hookVersion(text) !== undefined;
  const base = {
    hook,
    path,
    ours,
    displaced: kept.type === 'absent' ? undefined : backup,
    displacedRuns: kept.type === 'link' || (kept.type === 'file' && (kept.mode & 0o111) !== 0),
  };
  if (found.type !== 'file' && found.type !== 'link') return { ...base, state: 'missing', runs: false };
  if (found.type === 'file' && (found.mode & 0o111) === 0 && process.platform !== 'win32') {
    return { ...base, state: 'not executable', runs: false };
  }
  if (ours) {
    return { ...base, state: known.has(sha256(text)) ? 'ours' : 'edited', runs: true };
  }
  const reached = manager !== undefined && reaches(hook, text, repository, manager);
  return { ...base, state: reached ? 'through a manager' : 'other', runs: reached };
}

/** Whether a manager's hook file leads to plimsoll. */
function reaches(hook: string, text: string, repository: Repository, manager: Manager): boolean {
  const { top, hooksDir } = repository;
  const holds = (path: string, mark: RegExp): boolean => mark.test(readText(path) ?? '');
  switch (manager) {
    case 'husky':
      return holds(join(hooksDir, 'h'), /./) || !/_$/.test(hooksDir)
        ? holds(join(huskyFolder(repository), hook), /plimsoll/)
        : false;
    case 'lefthook':
      return (
        /call_lefthook/.test(text) &&
        lefthookConfigs(top).some((path) => holds(path, new RegExp(`plimsoll/?.*${hook}`)))
      );
    case 'pre-commit':
    case 'prek':
      return (
        holds(join(top, '.pre-commit-config.yaml'), /\bid: ["']?plimsoll/) || holds(join(top, 'prek.toml'), /plimsoll/)
      );
    case 'simple-git-hooks':
      return /plimsoll/.test(text);
  }
}

function lefthookConfigs(top: string): string[] {
  const local = LEFTHOOK_CONFIGS.map((name) => name.replace(/\.(\w+)$/, '-local.$1'));
  return [...LEFTHOOK_CONFIGS, ...local].map((name) => join(top, name));
}
