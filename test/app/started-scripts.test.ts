import { describe, expect, it } from 'vitest';
import { gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const SCRIPT = '#!/bin/sh\ncd /srv\nexec "$@"\n';
const DOCKERFILE = 'FROM debian:12\nCOPY start.sh /usr/local/bin/\nENTRYPOINT ["start.sh"]\n';

function shellForm(start: string): string {
  return `FROM debian:12\nWORKDIR /app\nCOPY . .\n${start}\n`;
}

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
    ['in the shell form', { 'start.sh': SCRIPT, Dockerfile: shellForm('ENTRYPOINT /app/start.sh') }, 'start.sh'],
    [
      'in the shell form, with exec and arguments',
      { 'start.sh': SCRIPT, Dockerfile: shellForm('ENTRYPOINT exec ./start.sh "$@"') },
      'start.sh',
    ],
    ['in the shell form, by sh', { 'start.sh': SCRIPT, Dockerfile: shellForm('CMD sh /app/start.sh') }, 'start.sh'],
    [
      'after a change of folder',
      { 'bin/start.sh': SCRIPT, Dockerfile: shellForm('CMD set -e; cd bin && ./start.sh') },
      'bin/start.sh',
    ],
    [
      'behind checks that end it',
      { 'start.sh': SCRIPT, Dockerfile: shellForm('CMD [ -n "$A" ] || exit 1; exec /app/start.sh | tee log') },
      'start.sh',
    ],
    [
      'through a script in a string',
      { 'start.sh': SCRIPT, Dockerfile: shellForm('CMD ["sh", "-c", "exec ./start.sh --all"]') },
      'start.sh',
    ],
    [
      'as the child of an init',
      { 'start.sh': SCRIPT, Dockerfile: shellForm('ENTRYPOINT ["/sbin/tini", "-g", "--", "/app/start.sh"]') },
      'start.sh',
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
    [
      'the file at that place is another one',
      { 'start.sh': SCRIPT, Dockerfile: shellForm('ENTRYPOINT /srv/start.sh') },
      'start.sh',
      '',
    ],
    ...[
      'if [ -f x ]; then ./start.sh; fi',
      '[ -x start.sh ] && ./start.sh',
      '["bash", "-c", "[[ -x start.sh ]] && ./start.sh"]',
      'true || ./start.sh',
      'cd "$HOME" && ./start.sh',
      'cd bin || cd lib; ./start.sh',
      'x() { /app/start.sh; }; y',
      '$APP/start.sh',
      'cat start.sh',
      'sh -c "$1" ./start.sh',
    ].map((command): [string, Readonly<Record<string, string>>, string, string] => [
      `it is not certain: CMD ${command}`,
      { 'start.sh': SCRIPT, Dockerfile: shellForm(`CMD ${command}`) },
      'start.sh',
      '',
    ]),
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
