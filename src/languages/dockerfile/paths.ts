import { firstThat } from '../../core/bisect.ts';
import { memory } from '../../core/once.ts';
import type { Instruction, Stage } from './document.ts';

/** A destination that does not depend on the working directory, or may not. */
export const ANCHORED = /^["']?(?:\/|\\|\$|[A-Za-z]:)/;

/** Joins a path to a directory and takes out `.` and `..`; undefined for a relative path under an unknown directory. */
export function resolvePath(folder: string | undefined, path: string): string | undefined {
  if (!path.startsWith('/') && folder === undefined) return undefined;
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** No path is longer on Linux; thousands of relative WORKDIRs would make one. */
const LONGEST = 4096;

/** A directory that a stage is in from an offset on; undefined when the base image or a variable decides. */
interface Stay {
  readonly from: number;
  readonly folder: string | undefined;
}

const knownStays = memory<Stage, readonly Stay[]>();

/** The directories of a stage in order, that of its base first. Found once: each RUN of thousands may ask. */
function staysOf(stage: Stage): readonly Stay[] {
  const known = knownStays.get(stage);
  if (known) return known;
  const base = stage.base && knownStays.get(stage.base);
  let folder = base ? base.at(-1)?.folder : stage.imageText === 'scratch' ? '/' : undefined;
  const stays: Stay[] = [{ from: stage.span.start, folder }];
  for (const { keyword, args, span } of stage.instructions) {
    if (keyword !== 'WORKDIR') continue;
    folder = args.raw.includes('$') ? undefined : resolvePath(folder, args.value);
    if (folder !== undefined && folder.length > LONGEST) folder = undefined;
    stays.push({ from: span.end, folder });
  }
  knownStays.set(stage, stays);
  return stays;
}

/**
 * The directory in which an instruction of a stage runs; undefined when the base image or a variable decides. A base
 * image without WORKDIR in the file may have one of its own.
 */
export function workdirAt(stage: Stage, before: Instruction): string | undefined {
  const unknown: Stage[] = [];
  for (let at: Stage | undefined = stage; at && !knownStays.has(at); at = at.base) unknown.push(at);
  for (const one of unknown.toReversed()) staysOf(one);
  const stays = staysOf(stage);
  return stays[firstThat(stays, ({ from }) => from > before.span.start) - 1]?.folder;
}
