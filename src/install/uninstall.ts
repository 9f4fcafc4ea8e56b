import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { removeAbandoned } from '../collect/journal-owner.ts';
import { PlimsollError } from '../core/errors.ts';
import { moveAside, remove, sha256, stateOf, writeAtomically } from './files.ts';
import type { Git } from './git.ts';
import { backupName, HOOKS, hookVersion } from './hook-file.ts';
import { lineDiff } from './line-diff.ts';
import { blockIn } from './marked.ts';
import { huskyFolder } from './plan-husky.ts';
import { globalScriptOf, knownChecksums, scriptOf } from './plan-plain.ts';
import { pathOf, type Receipt, readReceipt, removeReceipt } from './receipt.ts';
import type { Repository } from './repository.ts';
import { readText } from './text-file.ts';
import { renamedScript, type Undone, undo } from './undo.ts';

/** Takes plimsoll out: by the receipt, and where there is none by marks and names. Undefined when it is not there. */
export async function takeOut(
  repository: Repository,
  packageRoot: string,
  force: boolean,
  git: Git,
): Promise<Undone | undefined> {
  const receipt = readReceipt(repository.commonDir);
  sweep(repository.commonDir);
  if (!receipt) return byMarks(repository, packageRoot, force, git);
  return byReceipt(receipt, repository.commonDir, packageRoot, force, git);
}

/** Takes away what runs have left (see src/boot), and temporary files of killed fixes. */
function sweep(commonDir: string): void {
  const linked = join(commonDir, 'worktrees');
  const gitDirs = existsSync(linked) ? readdirSync(linked).map((name) => join(linked, name)) : [];
  for (const gitDir of [commonDir, ...gitDirs]) {
    const folder = join(gitDir, 'plimsoll');
    for (const name of ['compile', 'results', 'last-run']) rmSync(join(folder, name), { recursive: true, force: true });
    removeAbandoned(folder, Date.now());
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

/** The same for what `install --global` did. */
export async function takeOutGlobal(
  folder: string,
  packageRoot: string,
  force: boolean,
  git: Git,
): Promise<Undone | undefined> {
  const receipt = readReceipt(folder);
  return receipt && byReceipt(receipt, folder, packageRoot, force, git);
}

async function byReceipt(
  receipt: Receipt,
  base: string,
  packageRoot: string,
  force: boolean,
  git: Git,
): Promise<Undone> {
  const undone = await undo(acceptEdits(receipt, base, packageRoot, force), base, git);
  removeReceipt(base);
  return undone;
}

/** A script that somebody edited goes only when that was asked for. */
function acceptEdits(receipt: Receipt, base: string, packageRoot: string, force: boolean): Receipt {
  const known = knownChecksums(base, packageRoot);
  const actions = receipt.actions.map((action) => {
    if (action.kind !== 'file') return action;
    const path = pathOf(base, action.path);
    const text = readText(path);
    if (text === undefined || hookVersion(text) === undefined || sha256(text) === action.wrote) return action;
    if (!force && !known.has(sha256(text))) throw editedError(path, text, packageRoot);
    return { ...action, wrote: sha256(text) };
  });
  return { ...receipt, actions };
}

function editedError(path: string, text: string, packageRoot: string): PlimsollError {
  const hook = HOOKS.find((name) => basename(path) === name);
  const isGlobal = /^scope=global$/m.test(text);
  const scriptFor = isGlobal ? globalScriptOf : scriptOf;
  const diff = hook === undefined ? [] : lineDiff(scriptFor(hook, packageRoot), text).slice(0, 20);
  return new PlimsollError(`${path} is plimsoll's hook, but it was edited`, {
    hint: [`plimsoll uninstall ${isGlobal ? '--global ' : ''}--force goes on without the edit:`, ...diff].join('\n'),
  });
}

async function byMarks(
  repository: Repository,
  packageRoot: string,
  force: boolean,
  git: Git,
): Promise<Undone | undefined> {
  const done: string[] = [];
  const kept: string[] = [];
  const { hooksDir, commonDir } = repository;
  const known = knownChecksums(commonDir, packageRoot);
  for (const hook of HOOKS) {
    const name = join(hooksDir, hook);
    const isThere = hookVersion(readText(name) ?? '') !== undefined;
    const path = (isThere ? undefined : renamedScript(name, (sum) => known.has(sum))) ?? name;
    const text = readText(path);
    if (text !== undefined && hookVersion(text) !== undefined && stateOf(path).type === 'file') {
      if (!known.has(sha256(text)) && !force) throw editedError(path, text, packageRoot);
      remove(path);
      done.push(`removed ${path}`);
    }
    const backup = join(hooksDir, backupName(hook));
    if (stateOf(backup).type === 'absent') continue;
    if (stateOf(path).type === 'absent') {
      moveAside(backup, path);
      done.push(`renamed ${backup} back to ${path}`);
    } else kept.push(`${path} is not plimsoll's; what was there before is ${backup}`);
  }
  cutBlocks(repository, done);
  const keys = await git.ask('config', '--local', '--name-only', '--get-regexp', '^plimsoll\\.(node|home|package)$');
  for (const key of (keys ?? '').split('\n').filter((line) => line !== '')) {
    await git.run('config', '--local', '--unset', key);
    done.push(`unset ${key}`);
  }
  return done.length + kept.length > 0 ? { done, kept } : undefined;
}

function cutBlocks(repository: Repository, done: string[]): void {
  const folder = huskyFolder(repository);
  const husky = stateOf(folder).type === 'folder' ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const others = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml', '.pre-commit-config.yaml'];
  for (const path of [...husky, ...others.map((name) => join(repository.top, name))]) {
    const state = stateOf(path);
    let text = state.type === 'file' ? (readText(path) ?? '') : '';
    const before = text;
    for (let cut = blockIn(text); cut !== undefined; cut = blockIn(text)) text = text.replace(cut, '');
    if (state.type !== 'file' || text === before) continue;
    if (text === '') remove(path);
    else writeAtomically(path, text, state.mode);
    done.push(`took plimsoll's lines out of ${path}`);
  }
}
