import { describe, expect, it } from 'vitest';
import { judge } from '../../src/app/checking.ts';
import { loadConfig } from '../../src/config/load.ts';

const loaded = await loadConfig({ read: () => undefined });

/** What the compiler is told while a Dockerfile of about so many characters is judged. */
async function toldAt(length: number): Promise<string[]> {
  const told: string[] = [];
  const compiler = { postpone: () => told.push('postpone'), resume: () => told.push('resume') };
  const text = `FROM scratch\n${'# nothing\n'.repeat(length / 10)}`;
  await judge(
    {
      files: [{ file: { path: 'Dockerfile', text, origin: 'worktree' }, language: 'dockerfile' }],
      loaded,
      today: new Date(0),
    },
    { compiler },
  );
  return told;
}

describe('the compiler', () => {
  it('is left alone for little', async () => {
    expect(await toldAt(1000)).toEqual([]);
  });

  it('waits where its code would come too late', async () => {
    expect(await toldAt(100_000)).toEqual(['postpone']);
  });

  it('works as usual where there is much to judge', async () => {
    expect(await toldAt(7_000_000)).toEqual(['resume']);
  });
});
