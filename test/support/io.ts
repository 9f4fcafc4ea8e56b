import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject, type TestContext } from 'vitest';
import { main } from '../../src/cli.ts';
import type { Io, Keeping } from '../../src/core/io.ts';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Root of the project: the package as the source knows it. */
export const PROJECT = new URL('../..', import.meta.url).pathname;

/** The tarball as a user has installed it, in the project `packed`; undefined where the source is asked. */
const INSTALLED: string | undefined = inject('plimsoll')?.installed;

/** Root of the package whose commands `plimsoll` runs. */
export const PACKAGE = INSTALLED ?? PROJECT.replace(/\/$/, '');

/** Leaves a test out, visibly and with the reason, where commands run as processes of the installed package. */
export function onlyFromSource(context: TestContext, reason: string): void {
  if (INSTALLED !== undefined) context.skip(reason);
}

export interface World {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
  readonly tty?: boolean;
  /** Where the package lies; `PACKAGE` when absent. */
  readonly packageRoot?: string;
  /** Where runs in this process keep results. An installed package finds that by itself. */
  readonly keeping?: Keeping;
}

/** Runs a command line: in this process with streams in memory, or as a process of the installed package. */
export async function plimsoll(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const cwd = world.cwd ?? PROJECT;
  const env = { PLIMSOLL_TODAY: '2026-11-24', PATH: process.env['PATH'] ?? '', ...world.env };
  const root = world.packageRoot ?? PACKAGE;
  if (INSTALLED === undefined) return inProcess(argv, { ...world, cwd, env, packageRoot: root });
  if (world.tty) throw new Error('a process has no terminal here: leave the test out with onlyFromSource');
  return asProcess([join(root, 'bin/plimsoll.cjs'), ...argv], cwd, env, world.stdin ?? '');
}

function asProcess(
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
  input: string | Buffer,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === null) reject(new Error(`plimsoll was ended by ${signal}`));
      else resolve({ status: code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
    // A command that reads nothing may end before it has been given everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

type Whole = World & Required<Pick<World, 'cwd' | 'env' | 'packageRoot'>>;

async function inProcess(argv: readonly string[], world: Whole): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const stream = (parts: string[]) => ({
    write: (text: string) => parts.push(text),
    isTTY: world.tty ?? false,
    columns: world.tty ? 100 : 0,
  });
  const pieces = world.stdin ? [Buffer.from(world.stdin)] : [];
  const io: Io = {
    stdout: stream(out),
    stderr: stream(err),
    stdin: { read: async () => Buffer.from(world.stdin ?? ''), next: () => pieces.shift(), isTTY: world.tty ?? false },
    cwd: world.cwd,
    env: world.env,
    packageRoot: world.packageRoot,
    ...(world.keeping && { keeping: world.keeping }),
  };
  const status = await main(argv, io);
  return { status, out: out.join(''), err: err.join('') };
}
