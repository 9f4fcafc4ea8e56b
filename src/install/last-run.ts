import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How the last hook of this repository ended (see boot/last-run.ts). */
export interface LastRun {
  readonly hook: string;
  readonly status: number;
  /** From the start of node to its end. */
  readonly milliseconds: number;
  /** When it ended. */
  readonly at: string;
}

/** Undefined: no hook has run, or what it left cannot be read. */
export function readLastRun(commonDir: string): LastRun | undefined {
  const file = join(commonDir, 'plimsoll/last-run');
  try {
    const { hook, status, milliseconds }: Partial<Record<string, unknown>> = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof hook !== 'string' || typeof status !== 'number' || typeof milliseconds !== 'number') return undefined;
    return { hook, status, milliseconds, at: statSync(file).mtime.toISOString() };
  } catch {
    return undefined;
  }
}
