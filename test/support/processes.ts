import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Whether a process of this group still runs; where /proc tells, one that only waits to be reaped does not. */
export function isAlive(group: number): boolean {
  if (existsSync('/proc/self/stat')) return readdirSync('/proc').some((name) => runsIn(group, name));
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

function runsIn(group: number, pid: string): boolean {
  if (!/^\d+$/.test(pid)) return false;
  try {
    return new RegExp(`\\) [^ZX] \\d+ ${group} `).test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
