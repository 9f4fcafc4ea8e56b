import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError } from '../core/errors.ts';

/** There is no repository to ask, or no Git to ask it. */
export class NoRepositoryError extends GitError {}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where Git is asked: the folder and the environment that the caller was given. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Environment;
}

export interface GitAnswer {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Variables that would change what our own questions mean. */
const DROPPED = [
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_EXTERNAL_DIFF',
  'GIT_DIFF_OPTS',
  'GIT_PAGER',
];

/**
 * The environment for Git calls on this repository: what Git gave its hook stays (`GIT_DIR`, `GIT_INDEX_FILE` …).
 * Replacement objects are off because a commit stores what the index names, not its replacement.
 */
export function gitEnvironment(env: Environment): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || DROPPED.includes(name) || name.startsWith('GIT_TRACE')) continue;
    own[name] = value;
  }
  return {
    ...own,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/** Starts Git without a shell. Loading `child_process` takes milliseconds, and most hooks start nothing. */
export function startGit(place: GitPlace, args: readonly string[]): ChildProcessWithoutNullStreams {
  return process
    .getBuiltinModule('node:child_process')
    .spawn('git', args, { cwd: place.cwd, env: gitEnvironment(place.env), windowsHide: true });
}

/** Runs Git to its end. Fails only when it cannot be started; the status is the caller's to judge. */
export function askGit(place: GitPlace, args: readonly string[], input?: string | Buffer): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = startGit(place, args);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => reject(cannotStart(error)));
    child.on('close', (status) =>
      resolve({
        status: status ?? 128,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8'),
      }),
    );
    // Git may end before it has read everything; its status tells why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** What Git prints, or a `GitError` that says in one line what is wrong. */
export async function runGit(place: GitPlace, args: readonly string[], input?: string | Buffer): Promise<Buffer> {
  const answer = await askGit(place, args, input);
  if (answer.status !== 0) throw gitFailed(args, answer.status, answer.stderr);
  return answer.stdout;
}

export function cannotStart(error: Error & { code?: string }): GitError {
  if (error.code === 'ENOENT') {
    return new NoRepositoryError('git was not found on PATH', {
      hint: 'install Git 2.31 or newer, or add its directory to PATH',
      cause: error,
    });
  }
  return new GitError(`git could not be started: ${error.message}`, { cause: error });
}

/** Turns what Git says into one line and a remedy. */
export function gitFailed(args: readonly string[], status: number, stderr: string): GitError {
  const said = stderr
    .split('\n')
    .map((line) => line.replace(/^(?:fatal|error): /, '').trim())
    .filter((line) => line !== '');
  const first = said[0] ?? `git ${args[0]} ended with status ${status}`;
  if (/dubious ownership/.test(stderr)) {
    const folder = /safe\.directory (.+)/.exec(stderr)?.[1]?.trim();
    return new GitError(first, {
      hint: `if you trust this directory: git config --global --add safe.directory ${folder ?? '<folder>'}`,
    });
  }
  if (/not a git repository/i.test(stderr)) {
    return new NoRepositoryError('this directory is not in a Git repository', {
      hint: 'run the command inside a repository, or `git init` first',
    });
  }
  if (/must be run in a work tree/.test(stderr)) {
    return new NoRepositoryError('this is a bare repository, or the inside of `.git`: there is no work tree', {
      hint: 'run the command inside a work tree',
    });
  }
  if (/index file|bad signature|bad index|index uses|unknown index entry/i.test(stderr)) {
    const kept = said.find((line) => /index/.test(line)) ?? first;
    return new GitError(`the index of this repository is damaged: ${kept}`, {
      hint: 'keep a copy of .git/index, delete it, and run `git reset` to build it anew (staged content has to be added again)',
    });
  }
  return new GitError(`git ${args[0]} failed: ${first}`);
}
