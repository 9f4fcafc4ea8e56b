import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { GitRepo } from './git-repo.ts';
import { isAlive, until } from './processes.ts';

const KILL = new URL('./kill.cjs', import.meta.url).pathname;

/** Where and how test/support/kill.cjs kills plimsoll. */
export interface Fault {
  /** A step's number, or how its name begins, of those that are counted. */
  readonly at: number | string;
  /** How the name of the first step begins that is counted. */
  readonly from?: string;
  /** Before the step, when a part of it is done, or when it is done; or not at all: the step fails, the disk is full. */
  readonly how: 'before' | 'within' | 'after' | 'fails';
  /** How much of what is written, half of it when absent; negative: all but so many bytes. */
  readonly part?: number;
  /** With Git above and below it. */
  readonly group?: boolean;
  /** For so many milliseconds the children run on before. */
  readonly wait?: number;
}

export interface FaultyRun {
  readonly killed: boolean;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What plimsoll did. */
  readonly steps: readonly string[];
}

/** Runs a command in which plimsoll is killed, and waits for every process that outlives it. */
export async function runFaulty(repo: GitRepo, command: readonly string[], fault?: Fault): Promise<FaultyRun> {
  const log = repo.path('../steps');
  rmSync(log, { force: true });
  const env = { NODE_OPTIONS: `--require=${JSON.stringify(KILL)}`, FAULT: JSON.stringify(fault ?? {}), FAULT_LOG: log };
  const ended = await runGroup(repo, command, env);
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
  return { ...ended, killed: lines.at(-1) === 'KILL', steps: lines.filter((line) => line !== 'KILL') };
}

/** Runs a command as the head of a process group, to the end of the whole group, while other work goes on. */
export async function runGroup(
  repo: GitRepo,
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(program, args, { cwd: repo.root, env: { ...repo.env, ...env }, detached: true });
  child.stdin.end();
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  await until(() => !isAlive(child.pid ?? 0));
  return { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}
