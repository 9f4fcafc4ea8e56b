import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type GitPlace, NoRepositoryError, runGit } from './git.ts';

/** Where a repository lies. */
export interface Location {
  /** Top of the work tree. */
  readonly top: string;
  /** The working directory below `top`, with a slash at the end; empty at the top. */
  readonly prefix: string;
  /** This work tree's own Git folder. */
  readonly gitDir: string;
}

/**
 * Finds the repository. At the top of a plain work tree, where hooks run, no process is started. Paths are resolved
 * from our own working directory: Git for Windows prints paths that Node cannot open.
 */
export async function locate(place: GitPlace): Promise<Location> {
  const { GIT_WORK_TREE: elsewhere } = place.env;
  const quick = elsewhere === undefined ? gitDirAt(place) : undefined;
  if (quick !== undefined) return { top: place.cwd, prefix: '', gitDir: quick };
  const args = ['rev-parse', '--is-inside-work-tree', '--show-cdup', '--show-prefix', '--git-dir'];
  const [inside, cdup = '', prefix = '', ...rest] = (await runGit(place, args)).toString('utf8').split('\n');
  if (inside !== 'true') {
    throw new NoRepositoryError('this is a bare repository, or the inside of `.git`: there is no work tree', {
      hint: 'run the command inside a work tree',
    });
  }
  return { top: resolve(place.cwd, cdup), prefix, gitDir: resolve(place.cwd, rest.join('\n').replace(/\n$/, '')) };
}

/** The index that Git will commit from. */
export function indexPath(place: GitPlace, location: Location): string {
  const { GIT_INDEX_FILE: given } = place.env;
  return given ? resolve(place.cwd, given) : join(location.gitDir, 'index');
}

/** Object ids of the other parents of the merge that is being committed. */
export function mergeParents(place: GitPlace, location: Location, hook: string | undefined): string[] {
  if (hook === 'pre-merge-commit') {
    // MERGE_HEAD does not exist yet; git merge announces each parent in a variable.
    return Object.keys(place.env)
      .filter((name) => /^GITHEAD_[0-9a-f]{40,64}$/.test(name))
      .map((name) => name.slice('GITHEAD_'.length));
  }
  const path = join(location.gitDir, 'MERGE_HEAD');
  if (!existsSync(path)) return [];
  try {
    const text = readFileSync(path, 'latin1');
    return text.split('\n').filter((line) => /^[0-9a-f]{40,64}$/.test(line));
  } catch {
    return [];
  }
}

function gitDirAt(place: GitPlace): string | undefined {
  const dot = join(place.cwd, '.git');
  let found: string | undefined;
  try {
    const kind = statSync(dot);
    if (kind.isDirectory()) found = dot;
    else if (kind.isFile()) {
      const target = /^gitdir: (.+?)\r?\n?$/.exec(readFileSync(dot, 'utf8'))?.[1];
      if (target !== undefined) found = resolve(place.cwd, target);
    }
  } catch {
    return undefined;
  }
  if (found === undefined || !existsSync(join(found, 'HEAD'))) return undefined;
  const { GIT_DIR: given } = place.env;
  if (!given) return found;
  // A foreign GIT_DIR makes the working directory the top of its work tree only if Git says so.
  return resolve(place.cwd, given) === found ? found : undefined;
}
