import type { SimpleGit, SimpleGitOptions } from 'simple-git';
import { gitFailed } from '../collect/git.ts';
import { GitError, messageOf } from '../core/errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Programs and traces that our questions never need; simple-git refuses an environment that names some of them. */
const DROPPED =
  /^(?:(?:GIT_)?(?:EDITOR|PAGER|ASKPASS)|SSH_ASKPASS|GIT_(?:SEQUENCE_EDITOR|EXTERNAL_DIFF|DIFF_OPTS|PROXY_COMMAND|SSH|SSH_COMMAND)|GIT_TRACE.*|PREFIX)$/i;

/** simple-git guards against settings from strangers. These come from the user's own shell, or from us. */
const TRUSTED: NonNullable<SimpleGitOptions['unsafe']> = {
  allowUnsafeAlias: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeTemplateDir: true,
};

/** Questions to Git from one folder. */
export interface Git {
  readonly cwd: string;
  /** What Git prints, as it is; a `GitError` when it fails. */
  run(...args: string[]): Promise<string>;
  /** What Git prints without the last line end; undefined when it fails. */
  ask(...args: string[]): Promise<string | undefined>;
  /** The same in another folder. */
  in(cwd: string): Promise<Git>;
}

export async function openGit(cwd: string, env: Environment): Promise<Git> {
  const { simpleGit } = await import('simple-git');
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !DROPPED.test(name)) own[name] = value;
  }
  const client: SimpleGit = simpleGit({
    baseDir: cwd,
    unsafe: TRUSTED,
    // Not when the process ends: the last of its output may still be on the way.
    completion: { onClose: true, onExit: false },
    // An exit status alone is an answer too: `config --get` says 1 for a key that is not set. simple-git keeps nothing
    // of an error but its text.
    errors: (error, { exitCode, stdErr }) =>
      exitCode > 0 ? Buffer.from(`status ${exitCode}: ${Buffer.concat(stdErr).toString('utf8')}`) : error,
  }).env({ ...own, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' });
  const raw = async (args: string[]): Promise<string> => client.raw(args);
  return {
    cwd,
    async run(...args) {
      try {
        return await raw(args);
      } catch (error) {
        throw explained(args, error);
      }
    },
    async ask(...args) {
      try {
        return (await raw(args)).replace(/\r?\n$/, '');
      } catch (error) {
        if (statusOf(error) !== undefined) return undefined;
        throw explained(args, error);
      }
    },
    in: (folder) => openGit(folder, env),
  };
}

interface Status {
  readonly status: number;
  readonly stderr: string;
}

function statusOf(error: unknown): Status | undefined {
  const match = /^status (\d+): ([\s\S]*)$/.exec(messageOf(error));
  return match ? { status: Number(match[1]), stderr: match[2] ?? '' } : undefined;
}

function explained(args: readonly string[], error: unknown): GitError {
  const status = statusOf(error);
  if (status) return gitFailed(args, status.status, status.stderr);
  const message = messageOf(error);
  if (/ENOENT/.test(message)) {
    return new GitError('git was not found on PATH', {
      hint: 'install Git 2.31 or newer, or add its directory to PATH',
    });
  }
  return new GitError(`git ${args[0] ?? ''} could not be run: ${message}`);
}
