import { relative, resolve } from 'node:path';
import { rootOf } from '../config/disk.ts';
import type { Args } from '../core/args.ts';

/** The paths of the command line as they lie below the top of the repository; nothing when none was given. */
export function namedBelowTop(args: Args, cwd: string): { readonly paths?: readonly string[] } {
  if (args.positionals.length === 0) return {};
  const root = rootOf(cwd);
  return { paths: args.positionals.map((path) => slashed(relative(root, resolve(cwd, path)))) };
}

/** A path with forward slashes on every system. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
