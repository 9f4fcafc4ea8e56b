import { describe, expect, it } from 'vitest';
import { judge } from '../../src/app/checking.ts';
import { loadConfig } from '../../src/config/load.ts';

const loaded = await loadConfig({ read: () => undefined });

/** What the compiler is told while so many Dockerfiles of about so many characters together are judged. */
async function toldAt(length: number, count = 1): Promise<string[]> {
  const told: string[] = [];
  const compiler = {
    postpone: (isOfMany: boolean) => told.push(isOfMany ? 'postpone for many' : 'postpone'),
    resume: () => told.push('resume'),
  };
  const text = `FROM scratch\n${'# nothing\n'.repeat(length / 10 / count)}`;
  const paths = Array.from({ length: count }, (_, n) => `${n}/Dockerfile`);
  await judge(
    {
      files: paths.map((path) => ({ file: { path, text, origin: 'worktree' }, language: 'dockerfile' })),
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
    expect(await toldAt(100_000, 31)).toEqual(['postpone']);
    expect(await toldAt(100_000, 32)).toEqual(['postpone for many']);
  });

  it('works as usual where there is much to judge', async () => {
    expect(await toldAt(7_000_000)).toEqual(['resume']);
  });
});
