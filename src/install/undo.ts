import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { contentBefore, readConfig, writeConfig } from './config-file.ts';
import { attempt, moveAside, remove, sha256, stateOf, writeAtomically } from './files.ts';
import type { Git } from './git.ts';
import { type Action, pathOf, type Receipt } from './receipt.ts';

/** What undoing came to. */
export interface Undone {
  /** What was done, one line each. */
  readonly done: readonly string[];
  /** What was left as it is, and why. */
  readonly kept: readonly string[];
}

/** Takes back the actions of a receipt, newest first. What others changed since is left alone and named. */
export async function undo(receipt: Receipt, commonDir: string, git: Git): Promise<Undone> {
  const done: string[] = [];
  const kept: string[] = [];
  const content = receipt.config && contentBefore(readConfig(commonDir), receipt.config);
  const scene: Scene = { commonDir, git, done, kept, renamed: new Map() };
  for (const action of [...receipt.actions].reverse()) await undoOne(action, scene);
  if (content && !content.equals(readConfig(commonDir))) writeConfig(commonDir, content);
  return { done, kept };
}

/** What pre-commit and prek, and what lefthook, put behind the name of a hook that was there before theirs. */
const RENAMED = ['.legacy', '.old'];

/** Where a script of ours is that another tool renamed. */
export function renamedScript(path: string, isOurs: (sha256: string) => boolean): string | undefined {
  return RENAMED.map((end) => path + end).find((name) => {
    const found = stateOf(name);
    return found.type === 'file' && isOurs(found.sha256);
  });
}

interface Scene {
  /** Scripts that were removed under another name than that of their hook, by the hook's path. */
  readonly renamed: Map<string, string>;
  readonly commonDir: string;
  readonly git: Git;
  readonly done: string[];
  readonly kept: string[];
}

async function undoOne(action: Action, scene: Scene): Promise<void> {
  const { commonDir, done } = scene;
  switch (action.kind) {
    case 'folder': {
      const path = pathOf(commonDir, action.path);
      if (stateOf(path).type === 'folder' && readdirSync(path).length === 0) {
        attempt('remove', path, () => rmdirSync(path));
        done.push(`removed the directory ${path}`);
      }
      return;
    }
    case 'move':
      return moveBack(pathOf(commonDir, action.from), pathOf(commonDir, action.to), scene);
    case 'file':
      return removeFile(pathOf(commonDir, action.path), action.wrote, scene);
    case 'text':
      return takeBack(pathOf(commonDir, action.path), action, scene);
    case 'config':
      return restoreKey(action, scene);
    case 'husky':
      return undoHusky(action, scene);
  }
}

function moveBack(path: string, to: string, { done, kept, renamed }: Scene): void {
  if (stateOf(to).type === 'absent') return;
  const from = renamed.get(path) ?? path;
  if (stateOf(from).type !== 'absent') {
    kept.push(`${from} is not plimsoll's; what was there before is ${to}`);
    return;
  }
  moveAside(to, from);
  done.push(`renamed ${to} back to ${from}`);
}

function removeFile(path: string, wrote: string, { done, renamed }: Scene): void {
  const now = stateOf(path);
  const isOurs = now.type === 'file' && now.sha256 === wrote;
  const place = isOurs ? path : renamedScript(path, (sum) => sum === wrote);
  // Another tool's file by now: moving back what was there is refused next, and says so.
  if (place === undefined) return;
  remove(place);
  renamed.set(path, place);
  done.push(`removed ${place}`);
}

function takeBack(path: string, action: Action & { kind: 'text' }, { done, kept }: Scene): void {
  const now = stateOf(path);
  if (now.type !== 'file') return;
  let text = readFileSync(path, 'utf8');
  for (const edit of [...action.edits].reverse()) {
    const at = text.lastIndexOf(edit.now);
    if (at !== -1) text = text.slice(0, at) + edit.was + text.slice(at + edit.now.length);
    else if (!text.includes(edit.was) || edit.was === '') {
      if (/plimsoll/.test(text)) kept.push(`${path} was edited since: take plimsoll's lines out by hand`);
      return;
    }
  }
  if (text === '' && action.was.type === 'absent') {
    remove(path);
    done.push(`removed ${path}`);
  } else if (sha256(text) !== now.sha256) {
    writeAtomically(path, text, now.mode);
    done.push(`took plimsoll's lines out of ${path}`);
    if (basename(path) === 'package.json') kept.push('run npx simple-git-hooks: its hook files still hold the command');
  }
}

async function undoHusky(action: Action & { kind: 'husky' }, scene: Scene): Promise<void> {
  const generated = pathOf(scene.commonDir, action.generated);
  const value = `${basename(dirname(generated))}/_`;
  await restoreKey({ kind: 'config', scope: 'local', key: 'core.hooksPath', value, old: action.old }, scene);
  if (!action.created || stateOf(generated).type !== 'folder') return;
  attempt('remove', generated, () => rmSync(generated, { recursive: true }));
  scene.done.push(`removed ${generated}`);
}

async function restoreKey(action: Action & { kind: 'config' }, { git, done, kept }: Scene): Promise<void> {
  const now = await git.ask('config', `--${action.scope}`, '--get', action.key);
  if (now !== action.value) {
    if (now !== action.old) kept.push(`${action.key} was changed to ${now ?? 'nothing'} since; it stays so`);
    return;
  }
  if (action.value === action.old) return;
  if (action.old === undefined) await git.run('config', `--${action.scope}`, '--unset', action.key);
  else await git.run('config', `--${action.scope}`, action.key, action.old);
  done.push(action.old === undefined ? `unset ${action.key}` : `set ${action.key} back to ${action.old}`);
}
