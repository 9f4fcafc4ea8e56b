import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openGit } from '../../src/install/git.ts';
import { temporaryFolder } from '../support/git-repo.ts';
import { writeExecutable } from '../support/programs.ts';

it('what Git prints is read to its end, though Git itself has ended', async () => {
  const folder = temporaryFolder();
  // On a busy machine the end of a process is seen before the last of its output.
  writeExecutable(join(folder, 'bin/git'), '#!/bin/sh\necho first\n(sleep 0.4; echo last) &\n');
  const git = await openGit(folder, { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` });
  expect(await git.run('config', '--list')).toBe('first\nlast\n');
});
