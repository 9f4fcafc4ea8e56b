import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { abandonedIn, isInUse } from '../collect/journal-owner.ts';
import type { Repository } from './repository.ts';

/** A file that a run which was cut off left behind. */
export interface Leftover {
  readonly path: string;
  readonly what: string;
  readonly mend: string;
}

/** Looks where plimsoll and Git keep what they need for a moment. */
export function findLeftovers({ gitDir, commonDir, hooksDir }: Repository, now: number): Leftover[] {
  const found: Leftover[] = [];
  const hasLocks = [gitDir, commonDir].some((folder) => matching(folder, /\.lock$/).length > 0);
  const alive =
    hasLocks && gitRuns() ? 'a git process is running, perhaps the one that holds it' : 'no git process is running';
  for (const folder of new Set([gitDir, commonDir])) {
    for (const path of matching(folder, /\.lock$/)) {
      found.push({
        path,
        what: `a lock of Git's, ${ageOf(path, now)} old (${alive}): no commit is possible while it is there`,
        mend: `if no git command is running here: rm ${path}`,
      });
    }
    for (const path of matching(join(folder, 'plimsoll'), /^fix-.*\.json$/)) {
      if (isInUse(path, now)) continue;
      found.push({
        path,
        what: `the journal of a fix that was cut off, ${ageOf(path, now)} old`,
        mend: folder === gitDir ? 'plimsoll fix --recover' : 'in the main work tree: plimsoll fix --recover',
      });
    }
    for (const path of abandonedIn(join(folder, 'plimsoll'), now)) {
      found.push({ path, what: 'a temporary file of a fix that was cut off', mend: `rm ${path}` });
    }
  }
  for (const path of matching(hooksDir, /\.plimsoll-\d+-[0-9a-f]+$/)) {
    found.push({ path, what: 'a temporary file of an install that was cut off', mend: `rm ${path}` });
  }
  return found;
}

/** Whether some git runs on this machine; yes where that cannot be asked. */
function gitRuns(): boolean {
  const child = spawnSync('ps', ['-A', '-o', 'comm='], { encoding: 'utf8', timeout: 5000 });
  if (child.status !== 0) return true;
  return child.stdout.split('\n').some((name) => /(?:^|\/)git(?:-\w+)?$/.test(name.trim()));
}

function matching(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function ageOf(path: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - statSync(path).mtimeMs) / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
