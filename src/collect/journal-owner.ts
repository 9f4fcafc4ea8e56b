import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** After this long whoever has the id of a journal's process is another one: a fix takes seconds. */
const LONGEST_MS = 3_600_000;
const JOURNAL = /^fix-(\d+)-(\d+)\.json$/;
/** What a fix writes before it is renamed to the file in the work tree. */
const TEMPORARY = /^(?:\.plimsoll-)?fix-(\d+)-(\d+)(?:-\d+)?\.tmp(?:\.lock)?$/;

interface Running {
  /** `Z` and `X` are dead, though the id is still taken. */
  readonly state: string | undefined;
  /** When it began, in ticks since the machine was started. */
  readonly born: string | undefined;
}

/** Name for the journal of a fix by this process. */
export function journalName(now: number): string {
  return `fix-${process.pid}-${now}.json`;
}

export function isJournalName(name: string): boolean {
  return JOURNAL.test(name);
}

/** The time in the name of a journal. */
export function beganAt(file: string): number {
  return Number(partsOf(file)?.[2] ?? 0);
}

function partsOf(file: string): RegExpExecArray | null {
  return JOURNAL.exec(basename(file)) ?? TEMPORARY.exec(basename(file));
}

let temporaries = 0;

/** Name for a temporary file of a fix by this process. */
export function temporaryName(now: number): string {
  temporaries += 1;
  return `fix-${process.pid}-${now}-${temporaries}.tmp`;
}

/** Temporary files in a folder whose processes are gone: nobody needs them, each was to become a file that is there. */
export function abandonedIn(folder: string, now: number): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => TEMPORARY.test(name));
  } catch {
    return [];
  }
  return names.sort().flatMap((name) => (isInUse(join(folder, name), now) ? [] : [join(folder, name)]));
}

/** Takes such files away. */
export function removeAbandoned(folder: string, now: number): void {
  for (const file of abandonedIn(folder, now)) rmSync(file, { force: true });
}

/** What tells this process from others that have its id before or after it; undefined where the system does not say. */
export function ownBirth(): string | undefined {
  return running(process.pid)?.born;
}

/**
 * Whether the process that began this journal, or this temporary file, still runs. Ids are used again, in a container almost always the same
 * ones, so the time at which the process began counts too.
 */
export function isInUse(file: string, now: number): boolean {
  const pid = Number(partsOf(file)?.[1]);
  if (!Number.isSafeInteger(pid) || !isAlive(pid)) return false;
  const found = running(pid);
  // Killed, and nobody asks how it ended: in a container without an init it keeps its id for good.
  if (found?.state === 'Z' || found?.state === 'X') return false;
  const born = found && isJournalName(basename(file)) ? birthIn(file) : undefined;
  return born === undefined ? now - beganAt(file) < LONGEST_MS : born === found?.born;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Undefined where there is no /proc. */
function running(pid: number): Running | undefined {
  try {
    // The name of the program, in brackets, may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], born: fields[19] };
  } catch {
    return undefined;
  }
}

/** What the journal's process wrote about itself; undefined while the journal is not whole. */
function birthIn(file: string): string | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('born' in value)) return undefined;
    return typeof value.born === 'string' ? value.born : undefined;
  } catch {
    return undefined;
  }
}
