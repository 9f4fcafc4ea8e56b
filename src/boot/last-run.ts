import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** All records have one length: a file that is cut off to be written anew is taken to the disk before we may end. */
const LENGTH = 96;

/** Notes how the hook ended that is about to end, for `plimsoll status`. Where nothing can be written, nothing is. */
export function noteRun(folder: string, argv: readonly string[], status: number): void {
  const hook = argv.slice(3).find((word) => !word.startsWith('-'));
  const milliseconds = Math.round(process.uptime() * 1000);
  const record = JSON.stringify({ hook, status, milliseconds });
  try {
    const file = openSync(join(folder, 'last-run'), constants.O_WRONLY | constants.O_CREAT);
    try {
      writeSync(file, `${record.padEnd(LENGTH - 1)}\n`);
      if (fstatSync(file).size !== LENGTH) ftruncateSync(file, LENGTH);
    } finally {
      closeSync(file);
    }
  } catch {
    // A folder that may not be written to, or a full disk.
  }
}
