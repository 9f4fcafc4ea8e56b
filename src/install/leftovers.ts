import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { abandonedIn, isInUse } from '../collect/journal-owner.ts';
import type { Repository } from './repository.ts';

/** A file that a run which was cut off left behind. */
export interface Leftover {
  readonly path: string;
  readonly what: string;
  readonly fix: string;
}

/** Looks where plimsoll and Git keep what they need for a moment. */
export function findLeftovers({ gitDir, commonDir, hooksDir }: Repository, now: number): Leftover[] {
  const found: Leftover[] = [];
  const folders = [...new Set([gitDir, commonDir])];
  const locks = [...folders.flatMap((folder) => matching(folder, /\.lock$/)), ...branchLock(gitDir, commonDir)];
  const alive =
    locks.length > 0 && gitRuns() ? 'a git process is running, it may hold the lock' : 'no git process is running';
  for (const path of locks) {
    found.push({
      path,
      what: `a Git lock, ${ageOf(path, now)} old (${alive}): no commit is possible while it is there`,
      fix: `if no git command is running here: rm ${path}`,
    });
  }
  for (const folder of folders) {
    for (const path of matching(join(folder, 'plimsoll'), /^fix-.*\.json$/)) {
      if (isInUse(path, now)) continue;
      found.push({
        path,
        what: `the journal of an interrupted fix, ${ageOf(path, now)} old`,
        fix: folder === gitDir ? 'plimsoll fix --recover' : 'in the main working tree: plimsoll fix --recover',
      });
    }
    for (const path of abandonedIn(join(folder, 'plimsoll'), now)) {
      found.push({ path, what: 'a temporary file of an interrupted fix', fix: `rm ${path}` });
    }
  }
  for (const path of matching(hooksDir, /\.plimsoll-\d+-[0-9a-f]+$/)) {
    found.push({ path, what: 'a temporary file of an interrupted install', fix: `rm ${path}` });
  }
  return found;
}

/** The lock of the branch that is checked out, if there is one: a Git that is ended while it commits may leave it. */
function branchLock(gitDir: string, commonDir: string): string[] {
  const head = join(gitDir, 'HEAD');
  const branch = existsSync(head) ? /^ref: (.+?)\n?$/.exec(readFileSync(head, 'utf8'))?.[1] : undefined;
  const lock = branch === undefined ? undefined : join(commonDir, `${branch}.lock`);
  return lock !== undefined && existsSync(lock) ? [lock] : [];
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
