import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { slashed } from '../core/paths.ts';
import type { ConfigChange } from './config-file.ts';
import { attempt, makeFolder, remove, type State, sha256, stateOf, writeAtomically } from './files.ts';
import type { Step, TextEdit } from './step.ts';

/** A step as it was planned, with a checksum in place of the content. Paths are relative to the shared Git folder. */
export type Action =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string; readonly was: State }
  | { readonly kind: 'file'; readonly path: string; readonly wrote: string; readonly was: State }
  | {
      readonly kind: 'text';
      readonly path: string;
      readonly wrote: string;
      readonly edits: readonly TextEdit[];
      readonly was: State;
    }
  | {
      readonly kind: 'config';
      readonly scope: 'local' | 'global';
      readonly key: string;
      readonly value: string | undefined;
      readonly old: string | undefined;
    }
  | { readonly kind: 'husky'; readonly generated: string; readonly created: boolean; readonly old: string | undefined };

export interface Receipt {
  readonly version: 1;
  /** What became of the repository's configuration file. */
  readonly config: ConfigChange | undefined;
  /** Oldest first. */
  readonly actions: readonly Action[];
}

export const EMPTY: Receipt = { version: 1, config: undefined, actions: [] };

export function receiptPath(commonDir: string): string {
  return join(commonDir, 'plimsoll/install.json');
}

export function readReceipt(commonDir: string): Receipt | undefined {
  const path = receiptPath(commonDir);
  if (!existsSync(path)) return undefined;
  const text = attempt('read', path, () => readFileSync(path, 'utf8'));
  const parsed = attempt('read', path, () => JSON.parse(text));
  if (parsed?.version !== 1 || !Array.isArray(parsed.actions)) {
    throw new PlimsollError(`${path} is not a receipt that this plimsoll can read`, {
      hint: 'use the plimsoll that wrote it, or move the file away: uninstall then goes by marks and names',
    });
  }
  return { version: 1, config: parsed.config, actions: parsed.actions };
}

export function writeReceipt(commonDir: string, receipt: Receipt): void {
  const path = receiptPath(commonDir);
  makeFolder(dirname(path));
  writeAtomically(path, `${JSON.stringify(receipt, null, 2)}\n`, 0o644);
}

/** Takes the receipt away, and its folder if nothing else is in it. */
export function removeReceipt(commonDir: string): void {
  const path = receiptPath(commonDir);
  if (existsSync(path)) remove(path);
  const folder = dirname(path);
  if (existsSync(folder) && readdirSync(folder).length === 0) attempt('remove', folder, () => rmdirSync(folder));
}

/** Adds the steps of this run. A file that is written again keeps what was there before the first time. */
export function extend(receipt: Receipt, steps: readonly Step[], commonDir: string): Receipt {
  const actions = [...receipt.actions];
  for (const step of steps) {
    const action = toAction(step, commonDir);
    const at = actions.findIndex((known) => isSame(known, action));
    const known = actions[at];
    if (!known || (action.kind === 'file' && action.was.type === 'absent')) actions.push(action);
    else if (known.kind === 'file' && action.kind === 'file') actions[at] = { ...action, was: known.was };
    else if (known.kind === 'text' && action.kind === 'text') {
      actions[at] = { ...action, was: known.was, edits: compose(known.edits, action.edits) };
    } else if (known.kind === 'config' && action.kind === 'config') actions[at] = { ...action, old: known.old };
  }
  return { version: 1, config: receipt.config, actions };
}

/** Edits of edits: what was there before the first of them. */
function compose(known: readonly TextEdit[], more: readonly TextEdit[]): TextEdit[] {
  const all = [...known];
  for (const edit of more) {
    const at = edit.was === '' ? -1 : all.findIndex(({ now }) => now === edit.was);
    if (at === -1) all.push(edit);
    else all[at] = { was: all[at]?.was ?? '', now: edit.now };
  }
  return all;
}

function isSame(a: Action, b: Action): boolean {
  if (a.kind === 'config' && b.kind === 'config') return a.key === b.key && a.scope === b.scope;
  if (a.kind === 'file' && b.kind === 'file') return a.path === b.path;
  if (a.kind === 'text' && b.kind === 'text') return a.path === b.path;
  if (a.kind === 'husky' && b.kind === 'husky') return true;
  if (a.kind === 'folder' && b.kind === 'folder') return a.path === b.path;
  return false;
}

function toAction(step: Step, commonDir: string): Action {
  const place = (path: string): string => pathFrom(commonDir, path);
  switch (step.kind) {
    case 'folder':
      return { kind: 'folder', path: place(step.path) };
    case 'move':
      return { kind: 'move', from: place(step.from), to: place(step.to), was: step.was };
    case 'file':
      return { kind: 'file', path: place(step.path), wrote: sha256(step.content), was: step.was };
    case 'text': {
      const { edits, was } = step;
      return { kind: 'text', path: place(step.path), wrote: sha256(step.content), edits, was };
    }
    case 'config':
      return step;
    case 'husky':
      return {
        kind: 'husky',
        generated: place(step.generated),
        created: stateOf(step.generated).type === 'absent',
        old: step.old,
      };
  }
}

/** Relative, so that a repository can be moved; absolute on another drive. */
function pathFrom(folder: string, path: string): string {
  const way = relative(folder, path);
  return isAbsolute(way) ? way : slashed(way);
}

export function pathOf(commonDir: string, path: string): string {
  return resolve(commonDir, path);
}
