import { main } from '../../src/cli.ts';
import type { Io } from '../../src/core/io.ts';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Root of the project: the package as the source knows it. */
export const PROJECT = new URL('../..', import.meta.url).pathname;

export interface World {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
  readonly tty?: boolean;
  /** Where the package lies; the project when absent. */
  readonly packageRoot?: string;
}

/** Runs a command line in this process, with streams in memory. */
export async function plimsoll(argv: readonly string[], world: World = {}): Promise<Outcome> {
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
    stdin: { read: async () => Buffer.from(world.stdin ?? ''), next: () => pieces.shift() },
    cwd: world.cwd ?? PROJECT,
    env: { PLIMSOLL_TODAY: '2026-11-24', PATH: process.env['PATH'] ?? '', ...world.env },
    packageRoot: world.packageRoot ?? PROJECT,
  };
  const status = await main(argv, io);
  return { status, out: out.join(''), err: err.join('') };
}
