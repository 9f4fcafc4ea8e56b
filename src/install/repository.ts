import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { GitError } from '../core/errors.ts';
import { slashed } from '../core/paths.ts';
import type { Git } from './git.ts';

/** The value of `core.hooksPath` that is in force. */
export interface HooksPath {
  readonly value: string;
  /** `local`, `worktree`, `global`, `system` or `command`. */
  readonly scope: string;
  /** Where it is set, as Git names it. */
  readonly origin: string;
}

/** What an installer must know about a repository. */
export interface Repository {
  /** Top of the work tree. */
  readonly top: string;
  readonly gitDir: string;
  /** The Git folder that all work trees share. */
  readonly commonDir: string;
  /** Where Git looks for hooks. */
  readonly hooksDir: string;
  readonly hooksPath: HooksPath | undefined;
  /** Mode of a hook file here. */
  readonly hookMode: number;
  readonly gitVersion: string;
}

/** Asks Git about the repository around a folder. */
export async function inspect(git: Git): Promise<Repository> {
  const gitVersion = await versionOf(git);
  if (isOlder(gitVersion, '2.31')) {
    throw new GitError(`Git ${gitVersion} is too old: plimsoll needs 2.31 or newer`, { hint: 'update Git' });
  }
  const [inside, cdup = ''] = (await git.run('rev-parse', '--is-inside-work-tree', '--show-cdup')).split('\n');
  if (inside !== 'true') {
    throw new GitError(
      'this is a bare repository, or the inside of `.git`: no commits are made here, so no hook would run',
      {
        hint: 'run plimsoll install inside a work tree',
      },
    );
  }
  const top = resolve(git.cwd, cdup);
  const atTop = await git.in(top);
  // A folder name may hold a line end: one question for each.
  const path = async (...what: string[]): Promise<string> =>
    resolve(top, (await atTop.run('rev-parse', '--path-format=absolute', ...what)).replace(/\r?\n$/, ''));
  return {
    top,
    gitDir: await path('--git-dir'),
    commonDir: await path('--git-common-dir'),
    hooksDir: await path('--git-path', 'hooks'),
    hooksPath: await hooksPathOf(atTop),
    hookMode: sharedMode(await atTop.ask('config', '--get', 'core.sharedRepository')),
    gitVersion,
  };
}

export async function versionOf(git: Git): Promise<string> {
  const said = await git.run('--version');
  return /\d+(?:\.\d+)+/.exec(said)?.[0] ?? '0';
}

export function isOlder(version: string, floor: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [floorMajor = 0, floorMinor = 0] = floor.split('.').map(Number);
  return major < floorMajor || (major === floorMajor && minor < floorMinor);
}

async function hooksPathOf(git: Git): Promise<HooksPath | undefined> {
  const said = await git.ask('config', '--null', '--show-scope', '--show-origin', '--get', 'core.hooksPath');
  const [scope = '', origin = '', value] = (said ?? '').split('\0');
  return value === undefined || value === '' ? undefined : { scope, origin: origin.replace(/^file:/, ''), value };
}

/** 0755, and what `core.sharedRepository` adds for the group or takes from the others. */
export function sharedMode(setting: string | undefined): number {
  const word = (setting ?? '').toLowerCase();
  if (/^(?:group|true|1|yes|on|all|world|everybody|2)$/.test(word)) return 0o775;
  if (!/^0[0-7]{3}$/.test(word)) return 0o755;
  const bits = Number.parseInt(word, 8) & 0o666;
  return bits | ((bits & 0o444) >> 2);
}

/** The package folder relative to the top, as the hook script will look for it; undefined when it is not below it. */
export function packageBelow(top: string, cwd: string, packageRoot: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules/plimsoll');
    if (existsSync(candidate) && realpathSync(candidate) === realpathSync(packageRoot)) return below(top, candidate);
    if (folder === top || folder === dirname(folder)) break;
  }
  return below(realpathSync(top), realpathSync(packageRoot));
}

/** A path as Git's configuration has it, and Git for Windows' shell too: with forward slashes on every system. */
export function forGit(path: string, platform = process.platform): string {
  return platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** A path below a folder with forward slashes; undefined when it is elsewhere. */
export function below(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  if (way === '') return '.';
  return way === '..' || slashed(way).startsWith('../') || isAbsolute(way) ? undefined : slashed(way);
}
