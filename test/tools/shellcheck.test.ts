import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shellcheck } from '../../src/tools/shellcheck.ts';
import { type GitRepo, gitRepo, temporaryFolder } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';
import { writeExecutable } from '../support/programs.ts';

const NODE = dirname(process.execPath);
const SYSTEM = `/usr/bin${delimiter}/bin`;

/** A folder with a program `shellcheck` that runs these lines of POSIX sh; it finds its folder in `$here`. */
function fake(lines: string): { readonly folder: string; readonly path: string } {
  const folder = temporaryFolder();
  writeExecutable(join(folder, 'bin', 'shellcheck'), `#!/bin/sh\nhere='${folder}'\n${lines}\n`);
  return { folder, path: [join(folder, 'bin'), NODE, SYSTEM].join(delimiter) };
}

/** One comment on the last line of each script, at a column. */
const saying = (column: number, code = 2194, level = 'warning'): string =>
  `printf x >> "$here/calls"
first=y
printf '{"comments":['
for name in "$@"; do
  case $name in -*) continue ;; esac
  [ "$first" ] || printf ,
  first=
  last=$(awk 'END { print NR }' "$name")
  printf '{"file":"%s","line":%s,"endLine":%s,"column":${column},"endColumn":${column + 4},' "$name" "$last" "$last"
  printf '"level":"${level}","code":${code},"message":"Told by %s.","fix":null}' "$name"
done
printf ']}'
exit 1`;

const SCRIPT = { text: 'echo a', dialect: 'sh', variables: [], errexit: false, pipefail: false };
const CONFIG = 'shell: {engine: shellcheck}\n';

function repoWith(files: Readonly<Record<string, string>>, config = CONFIG): GitRepo {
  const repo = gitRepo();
  repo.stage('.plimsoll.yaml', config);
  for (const [path, text] of Object.entries(files)) repo.stage(path, text);
  return repo;
}

const check = (repo: GitRepo, path: string, argv: readonly string[] = [], format = 'compact') =>
  plimsoll(['check', '--staged', '--format', format, ...argv], {
    cwd: repo.root,
    env: { ...repo.env, PATH: path },
  });

const lines = (out: string): string[] => out.split('\n').filter((line) => / SC\d+ /.test(line));

describe('shell.engine: shellcheck', () => {
  it('adds what one process says about all scripts, at its place in the file', async () => {
    const { path, folder } = fake(saying(1));
    const repo = repoWith({
      Dockerfile: 'FROM debian:12\nRUN cat a && \\\n    cat b\nRUN cat c\n',
      'compose.yaml': 'services:\n  a:\n    image: a:1\n    command: [sh, -c, "cat d"]\n',
    });
    const { status, out } = await check(repo, path, ['--select', 'SC2194']);
    expect(lines(out)).toEqual([
      expect.stringMatching(/^Dockerfile:2:5: warning SC2194 .*Told by 0\.sh/),
      expect.stringMatching(/^Dockerfile:4:5: warning SC2194 .*Told by 1\.sh/),
      expect.stringMatching(/^compose\.yaml:4:24: warning SC2194 .*Told by 2\.sh/),
    ]);
    expect(status).toBe(1);
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toBe('x');
  });

  it('keeps our finding where both say the same', async () => {
    const { path } = fake(saying(6, 2086));
    const repo = repoWith({ Dockerfile: 'FROM debian:12\nRUN echo $BAR\n' });
    const { out } = await check(repo, path, ['--select', 'SC2086']);
    expect(lines(out)).toHaveLength(1);
    expect(out).not.toContain('Told by');
  });

  it.each([
    ['a selection without it', 'FROM debian:12\nRUN cat a\n', 'select: [DL]\n', []],
    ['ignore', 'FROM debian:12\nRUN cat a\n', 'ignore: [SC2194]\n', []],
    ['severity', 'FROM debian:12\nRUN cat a\n', 'severity: {SC2194: info}\n', ['info']],
    ['a pragma', 'FROM debian:12\n# plimsoll ignore=SC2194 -- no\nRUN cat a\n', '', []],
    ["hadolint's pragma", 'FROM debian:12\n# hadolint ignore=SC2194\nRUN cat a\n', '', []],
    ["ShellCheck's pragma", 'FROM debian:12\nRUN <<EOF\n# shellcheck disable=SC2194\ncat a\nEOF\n', '', []],
    ['the profile hadolint', 'FROM debian:12\nCMD cat a\nRUN cat b\n', 'select: [hadolint]\n', ['warning']],
    ['another shell', 'FROM debian:12\nSHELL ["pwsh", "-c"]\nRUN cat a\n', '', []],
  ])('obeys %s', async (_, text, config, severities) => {
    const { path } = fake(saying(1));
    const { out } = await check(repoWith({ Dockerfile: text }, CONFIG + config), path);
    expect(
      lines(out)
        .filter((line) => line.includes('SC2194'))
        .map((line) => line.split(' ')[1]),
    ).toEqual(severities);
  });

  it('counts only what is new under scope: new', async () => {
    const { path } = fake(saying(1));
    const repo = repoWith({ Dockerfile: 'FROM debian:12\nRUN cat a\n' }, `${CONFIG}scope: new\n`);
    repo.git('commit', '-q', '-m', 'before');
    repo.stage('Dockerfile', 'FROM debian:12\nRUN cat a\nRUN cat b\n');
    const { out } = await check(repo, path, ['--select', 'SC2194'], 'json');
    const { findings }: { findings: { start: { line: number }; blocking: boolean }[] } = JSON.parse(out);
    expect(findings.filter(({ blocking }) => blocking).map(({ start }) => start.line)).toEqual([3]);
  });

  it('starts nothing when no script is staged, or when it is not asked for', async () => {
    const { path, folder } = fake(saying(1));
    await check(repoWith({ Dockerfile: 'FROM debian:12\nUSER app\n' }), path);
    await check(repoWith({ Dockerfile: 'FROM debian:12\nRUN cat a\n' }, ''), path);
    expect(existsSync(join(folder, 'calls'))).toBe(false);
  });

  it('tells that ShellCheck is missing, shows what else was found, and ends with 2', async () => {
    const repo = repoWith({ Dockerfile: 'FROM debian:12\nRUN echo $BAR\n' });
    const git = temporaryFolder();
    writeExecutable(join(git, 'git'), '#!/bin/sh\nPATH=/usr/local/bin:/usr/bin:/bin exec git "$@"\n');
    const { status, out, err } = await check(repo, git, ['--select', 'SC2086']);
    expect(status).toBe(2);
    expect(lines(out)).toHaveLength(1);
    expect(out + err).toMatch(
      /shellcheck was not found on PATH; .*install ShellCheck, or set shell\.engine to plimsoll/s,
    );
  });
});

describe('the process', () => {
  it('sees a private folder, no variable of Git, no option of the user, and leaves nothing behind', async () => {
    const { path, folder } = fake(
      `pwd > "$here/pwd"; ls -ld . > "$here/mode"; env > "$here/env"; printf '%s\\n' "$@" > "$here/args"; cat 0.sh > "$here/text"; echo '{"comments":[]}'`,
    );
    const env = { PATH: path, GIT_INDEX_FILE: '/x', SHELLCHECK_OPTS: '-f gcc', GIT_SSH: 'ssh', HOME: '/home/me' };
    expect(await shellcheck({ env })([{ ...SCRIPT, text: 'echo "$(touch /x)" `id`' }])).toEqual([[]]);
    const told = (name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(told('mode')).toMatch(/^drwx------/);
    expect(told('env')).not.toMatch(/GIT_INDEX_FILE|SHELLCHECK_OPTS/);
    expect(told('env')).toMatch(/^GIT_SSH=ssh$/m);
    expect(told('args').split('\n')).toEqual(expect.arrayContaining(['--norc', '--format=json1', '--', '0.sh']));
    expect(told('text')).toBe('# shellcheck shell=sh\necho "$(touch /x)" `id`');
    expect(existsSync(told('pwd').trim())).toBe(false);
  });

  it.each([
    ['an old version', 'echo "unrecognized option" >&2; exit 3', /could not check the scripts: unrecognized option/],
    ['nonsense', 'echo hi', /its report is not json1|could not check the scripts/],
    ['half a report', 'printf \'{"comments":[\'', /could not check the scripts/],
  ])('fails with a reason on %s', async (_, body, message) => {
    await expect(shellcheck({ env: { PATH: fake(body).path } })([SCRIPT])).rejects.toThrow(message);
  });

  it('is ended when it takes too long', async () => {
    const { path, folder } = fake('pwd > "$here/pwd"; exec sleep 30');
    const began = performance.now();
    await expect(shellcheck({ env: { PATH: path }, milliseconds: 600 })([SCRIPT])).rejects.toThrow(
      'shellcheck took longer than 0.6 s',
    );
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(existsSync(readFileSync(join(folder, 'pwd'), 'utf8').trim())).toBe(false);
  });
});

/** The real program, when it is installed: `SHELLCHECK` names it, else PATH is asked. */
const real = process.env['SHELLCHECK'] ?? 'shellcheck';
const isInstalled = spawnSync(real, ['--version']).status === 0;

describe.skipIf(!isInstalled)('the real ShellCheck', () => {
  const path = real.includes('/') ? `${dirname(real)}${delimiter}${process.env['PATH']}` : (process.env['PATH'] ?? '');
  const remarks = async (text: string, more = {}) => {
    const [found = []] = await shellcheck({ env: { PATH: path } })([{ ...SCRIPT, text, ...more }]);
    return found.map(({ at, code }) => `${code} ${text.slice(at.start, at.end)}`);
  };

  it('is understood, place by place', async () => {
    expect(await remarks('x=$(echo "$1" | sed s/a/b/)\n\tprintf %s "😀" $x\n', { dialect: 'bash' })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^SC2001 /), 'SC2086 $x']),
    );
    expect(await remarks('cd /x\n', { errexit: true })).toEqual([]);
    expect(await remarks('echo "$foo"\n', { variables: ['foo'] })).toEqual([]);
    expect(await remarks('#!/bin/bash\n[[ $1 ]]\n')).toEqual([]);
    expect(await remarks('[[ -n $1 ]]\n')).toEqual(['SC3010 [[ -n $1 ]]']);
    expect(await remarks('if true; then echo\n')).toHaveLength(1);
  });

  it('adds codes of its own to ours', async () => {
    const repo = repoWith({
      Dockerfile:
        'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN set -e && \\\n    # why\n    for i in {1..$n}; do echo $i; done\n',
    });
    const { out } = await check(repo, path, ['--select', 'SC2051,SC2086']);
    expect(lines(out).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'Dockerfile:5:14: warning SC2051',
      'Dockerfile:5:31: info SC2086',
    ]);
  });
});
