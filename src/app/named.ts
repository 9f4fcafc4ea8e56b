import { relative, resolve } from 'node:path';
import { rootOf } from '../config/disk.ts';
import type { Args } from '../core/args.ts';
import { slashed } from '../core/paths.ts';

/** The paths of the command line as they lie below the top of the repository; nothing when none was given. */
export function namedBelowTop(args: Args, cwd: string): { readonly paths?: readonly string[] } {
  if (args.positionals.length === 0) return {};
  const root = rootOf(cwd);
  return { paths: args.positionals.map((path) => slashed(relative(root, resolve(cwd, path)))) };
}

/**
 * The paths of the command line, or what stands for the whole repository.
 * @param prefix the working directory below the top of the repository, with a slash at its end
 */
export function targetsOf({ positionals }: Args, prefix: string): readonly string[] {
  if (positionals.length > 0) return positionals;
  return [prefix.replace(/[^/]+\//g, '../').replace(/\/$/, '') || '.'];
}
