import type { Instruction, Stage } from './document.ts';
import { chainOf } from './facts.ts';

/** Joins a path to a folder and takes out `.` and `..`; undefined for a relative path under an unknown folder. */
export function resolvePath(folder: string | undefined, path: string): string | undefined {
  if (!path.startsWith('/') && folder === undefined) return undefined;
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/**
 * The folder in which an instruction of a stage runs; undefined when the base image or a variable decides. A base
 * image without WORKDIR in the file may have one of its own.
 */
export function workdirAt(stage: Stage, before: Instruction): string | undefined {
  const chain = chainOf(stage).toReversed();
  let folder: string | undefined = chain[0]?.imageText === 'scratch' ? '/' : undefined;
  for (const { instructions } of chain) {
    for (const { keyword, args, span } of instructions) {
      if (span.start >= before.span.start) break;
      if (keyword === 'WORKDIR') folder = args.raw.includes('$') ? undefined : resolvePath(folder, args.value);
    }
  }
  return folder;
}
