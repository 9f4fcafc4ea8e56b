import { describe, expect, it } from 'vitest';
import { gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const SCRIPT = '#!/bin/sh\ncd /srv\nexec "$@"\n';
const DOCKERFILE = 'FROM debian:12\nCOPY start.sh /usr/local/bin/\nENTRYPOINT ["start.sh"]\n';

async function reported(files: Readonly<Record<string, string>>, staged: string, config = ''): Promise<string[]> {
  const repo = gitRepo();
  for (const [path, text] of Object.entries({ ...files, '.plimsoll.yaml': config })) repo.stage(path, text);
  repo.git('commit', '-q', '-m', 'before');
  repo.stage(staged, `${SCRIPT}# changed\n`);
  const { out } = await plimsoll(['check', '--staged', '--format', 'compact', '--select', 'SC2164'], {
    cwd: repo.root,
    env: repo.env,
  });
  return out
    .split('\n')
    .filter((line) => line.includes(' SC2164 '))
    .map((line) => line.split(' ', 1)[0] ?? '');
}

describe('a staged script', () => {
  it.each([
    ['by name', { 'start.sh': SCRIPT, Dockerfile: DOCKERFILE }, 'start.sh'],
    [
      'from another folder, through an interpreter',
      {
        'docker/start.sh': SCRIPT,
        'docker/app.Dockerfile': 'FROM debian:12\nCOPY docker/ /app/\nWORKDIR /app\nCMD ["sh", "start.sh"]\n',
      },
      'docker/start.sh',
    ],
  ])('is checked when an image starts it %s', async (_, files, path) => {
    expect(await reported(files, path)).toEqual([`${path}:2:1:`]);
  });

  it.each([
    ['no Dockerfile names it', { 'start.sh': SCRIPT, 'other.sh': SCRIPT, Dockerfile: DOCKERFILE }, 'other.sh', ''],
    ['it is only copied', { 'start.sh': SCRIPT, Dockerfile: 'FROM debian:12\nCOPY start.sh /\n' }, 'start.sh', ''],
    [
      'it is only run in the build',
      { 'b.sh': SCRIPT, Dockerfile: 'FROM debian:12\nCOPY b.sh /\nRUN /b.sh\n' },
      'b.sh',
      '',
    ],
    ['it is left out', { 'start.sh': SCRIPT, Dockerfile: DOCKERFILE }, 'start.sh', 'files: {exclude: ["*.sh"]}'],
  ])('is left alone when %s', async (_, files, path, config) => {
    expect(await reported(files, path, config)).toEqual([]);
  });

  it('is checked when files.shell names it', async () => {
    expect(await reported({ 'bin/a.sh': SCRIPT, b: SCRIPT }, 'bin/a.sh', 'files: {shell: [bin/*]}')).toEqual([
      'bin/a.sh:2:1:',
    ]);
    expect(await reported({ 'bin/a': SCRIPT }, 'bin/a', 'files: {shell: [bin/*]}')).toEqual(['bin/a:2:1:']);
    expect(await reported({ 'bin/a.sh': SCRIPT }, 'bin/a.sh')).toEqual([]);
  });
});
