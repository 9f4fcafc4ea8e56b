import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes how the hook ended that is about to end, for `plimsoll status`. Where nothing can be written, nothing is. */
export function noteRun(folder: string, argv: readonly string[], status: number): void {
  const hook = argv.slice(3).find((word) => !word.startsWith('-'));
  const milliseconds = Math.round(process.uptime() * 1000);
  try {
    writeFileSync(join(folder, 'last-run'), `${JSON.stringify({ hook, status, milliseconds })}\n`);
  } catch {
    // A folder that may not be written to, or a full disk.
  }
}
