import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  abandonedIn,
  isInUse,
  isJournalName,
  journalName,
  ownBirth,
  removeAbandoned,
  temporaryName,
} from '../../src/collect/journal-owner.ts';
import { temporaryFolder } from '../support/git-repo.ts';

const NOW = 1_795_521_600_000;
const HOUR = 3_600_000;
const hasProc = existsSync('/proc/self/stat');

function journal(name: string, text: string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

describe('the owner of a journal', () => {
  it('is this process for a journal of its own', () => {
    const name = journalName(NOW);
    expect(isJournalName(name)).toBe(true);
    const own = journal(name, JSON.stringify({ born: ownBirth() }));
    expect(isInUse(own, NOW)).toBe(true);
    // However long it takes, where the system knows when a process began.
    expect(isInUse(own, NOW + 2 * HOUR)).toBe(hasProc);
  });

  it.runIf(hasProc)('is not a later process with the same id', () => {
    expect(isInUse(journal(journalName(NOW), '{"born":"1"}'), NOW)).toBe(false);
  });

  it('cannot be one that does not exist', () => {
    expect(isInUse(journal(`fix-999999999-${NOW}.json`, '{}'), NOW)).toBe(false);
  });

  it('is whoever has the id for an hour, where the journal does not say more', () => {
    for (const text of ['{"version":1,"pid":', '{}', 'null', '{"born":7}']) {
      const file = journal(journalName(NOW), text);
      expect(isInUse(file, NOW + HOUR - 1)).toBe(true);
      expect(isInUse(file, NOW + HOUR)).toBe(false);
    }
  });

  it.runIf(hasProc)('is not a process that is dead but not waited for', async () => {
    // The shell is replaced, while its child still runs, by a program that never asks how that child ended.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const pid = await new Promise<string>((resolve) =>
        parent.stdout.on('data', (data: Buffer) => resolve(data.toString().trim())),
      );
      await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), { timeout: 15_000 }).toMatch(/\) Z /);
      expect(isInUse(journal(`fix-${pid}-${NOW}.json`, '{}'), NOW)).toBe(false);
    } finally {
      parent.kill();
    }
  });
});

describe('temporary files of a fix', () => {
  it('go when their process is gone, and nothing else does', () => {
    const folder = temporaryFolder();
    const gone = ['.plimsoll-fix-999999999-17-1.tmp', `fix-999999999-${NOW}-2.tmp`, 'fix-999999999-12345.tmp'];
    const old = `fix-${process.pid}-${NOW - HOUR}-1.tmp`;
    const kept = [temporaryName(NOW), 'fix-1.tmp', 'my-fix-999999999-1-1.tmp', `fix-999999999-${NOW}.json`, 'fix.tmp'];
    // What it holds is somebody's file, and says nothing about its process.
    for (const name of [...gone, old, ...kept]) writeFileSync(join(folder, name), '{"born":"1"}');
    expect(abandonedIn(folder, NOW)).toEqual([...gone, old].sort().map((name) => join(folder, name)));
    removeAbandoned(folder, NOW);
    expect(readdirSync(folder).sort()).toEqual(kept.sort());
    expect(abandonedIn(join(folder, 'nowhere'), NOW)).toEqual([]);
  });

  it('have each a name of its own', () => {
    expect(temporaryName(NOW)).not.toBe(temporaryName(NOW));
  });
});
