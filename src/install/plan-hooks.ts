import { join } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { type State, sha256 } from './files.ts';
import { backupName, hookVersion } from './hook-file.ts';
import { lineDiff } from './line-diff.ts';
import type { Plan, Step } from './step.ts';

/** A hook file, as it is and as it is to be. */
export interface HookPlace {
  readonly hook: string;
  readonly path: string;
  readonly found: State;
  /** The text of a found file. */
  readonly text: string;
  /** What has the name that the displaced hook takes. */
  readonly backup: State;
  /** Names in the same folder. */
  readonly neighbours: ReadonlySet<string>;
  /** Our script. */
  readonly script: string;
  readonly mode: number;
  /** Checksums of scripts that plimsoll wrote. */
  readonly known: ReadonlySet<string>;
}

/**
 * Decides what happens to one hook file: written, replaced when it is an older one of ours, or moved aside and chained.
 * @param command the command that asks for it
 */
export function planHook(place: HookPlace, folder: string, force: boolean, command = 'plimsoll install'): Plan {
  const { hook, path, found, script, mode } = place;
  const write = { kind: 'file', path, content: script, mode, was: found } as const;
  if (found.type === 'absent') return { steps: [write], notes: [] };
  if (found.type === 'folder' || found.type === 'other') {
    throw new PlimsollError(`${path} is not a file`, { hint: `move it away and run ${command} again` });
  }
  const ours = found.type === 'file' ? hookVersion(place.text) : undefined;
  if (found.type === 'file' && ours !== undefined) {
    if (found.sha256 === sha256(script)) {
      return { steps: isRunnable(found.mode) ? [] : [write], notes: [] };
    }
    if (!place.known.has(found.sha256) && !force) {
      throw new PlimsollError(`${path} is plimsoll's hook, but it was edited`, {
        hint: [`${command} --force replaces it:`, ...lineDiff(script, place.text).slice(0, 20)].join('\n'),
      });
    }
    const newer = ours > (hookVersion(script) ?? 0);
    return { steps: [write], notes: newer ? [`${hook} was written by a newer plimsoll (script ${ours})`] : [] };
  }
  return chain(place, folder, write);
}

/** The hook that runs today takes the name that our script calls; a backup that has the name already steps back. */
function chain(place: HookPlace, folder: string, write: Step & { kind: 'file' }): Plan {
  const { hook, path, found, neighbours } = place;
  const steps: Step[] = [];
  const notes: string[] = [];
  const first = backupName(hook);
  if (neighbours.has(first)) {
    let number = 2;
    while (neighbours.has(backupName(hook, number))) number++;
    const free = backupName(hook, number);
    steps.push({ kind: 'move', from: join(folder, first), to: join(folder, free), was: place.backup });
    notes.push(`an earlier ${first} is kept as ${free} and does not run`);
  }
  steps.push({ kind: 'move', from: path, to: join(folder, first), was: found }, { ...write, was: { type: 'absent' } });
  if (found.type === 'file' && !isRunnable(found.mode)) {
    notes.push(`your ${hook} is kept as ${first}; it is not executable, so it does not run, as before`);
  } else notes.push(`your ${hook} is kept as ${first} and runs first; both must succeed`);
  return { steps, notes };
}

function isRunnable(mode: number): boolean {
  return process.platform === 'win32' || (mode & 0o111) !== 0;
}
