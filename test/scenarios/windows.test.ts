import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { type GitRepo, gitRepo, type Outcome } from '../support/git-repo.ts';
import { writeExecutable } from '../support/programs.ts';
import { BAD, GOOD, succeeds, verdict } from '../support/protected-repo.ts';

/**
 * Node and Git for Windows, which Wine starts: a folder with `node.exe` and `git.exe` (Git's own source builds the
 * second with MinGW) beside their libraries. Without it these scenarios are skipped.
 */
const { PLIMSOLL_WINDOWS: WINDOWS } = process.env;
const CAN_RUN = WINDOWS !== undefined && spawnSync('wine', ['--version']).status === 0;

/** Node as the hook script finds it. Wine's programs cannot use pipes of this system. */
const NODE = `#!/bin/sh
export WINEDEBUG=-all DISPLAY= WINEPATH='${WINDOWS?.replaceAll('/', '\\')}' NODE_EXTRA_CA_CERTS=
io=$(mktemp -d)
cat > "$io/in"
PATH=/usr/bin:/bin wine '${WINDOWS}/node.exe' "$@" < "$io/in" > "$io/out" 2> "$io/err"
status=$?
cat "$io/out"
cat "$io/err" >&2
rm -r "$io"
exit $status
`;

/** A repository whose hooks find Node for Windows, which finds Git for Windows. */
function windowsRepo(): GitRepo {
  const repo = gitRepo();
  writeExecutable(repo.path('../windows/node'), NODE);
  // What a shell of Windows takes for the root of a drive is a folder here.
  symlinkSync('/', repo.path('Z:'));
  repo.write('.git/info/exclude', 'Z:\n');
  repo.stage('.dockerignore', '.git\n');
  repo.commit('base');
  return repo;
}

function inWindows(repo: GitRepo): Readonly<Record<string, string>> {
  return { PATH: `${repo.path('../windows')}:${repo.env['PATH'] ?? ''}` };
}

function plimsoll(repo: GitRepo, ...args: string[]): Outcome {
  return repo.run(repo.path('../windows/node'), [join(inject('plimsoll').installed, 'bin/plimsoll.cjs'), ...args]);
}

/** The hook and its shell are this system's; Node, and the Git that it asks, are those of Windows. */
function commit(repo: GitRepo, ...args: string[]): string {
  // Wine gives no file an execute bit.
  for (const hook of readdirSync(repo.path('.git/hooks')))
    repo.write(`.git/hooks/${hook}`, repo.read(`.git/hooks/${hook}`), 0o755);
  return verdict(repo, ['commit', '-qm', 'x', ...args], inWindows(repo));
}

describe.skipIf(!CAN_RUN)('Node and Git for Windows', () => {
  it('install, status and uninstall: paths with forward slashes, and nothing left behind', () => {
    const repo = windowsRepo();
    const config = repo.read('.git/config');
    succeeds(plimsoll(repo, 'install'));
    expect(repo.git('config', 'plimsoll.node')).toBe(`Z:${WINDOWS}/node.exe`);
    expect(repo.git('config', 'plimsoll.home')).toBe(`Z:${inject('plimsoll').installed}`);
    expect(repo.read('.git/hooks/pre-commit')).toBe(
      readFileSync(join(inject('plimsoll').installed, 'hooks/pre-commit'), 'utf8'),
    );
    const status = JSON.parse(plimsoll(repo, 'status', '--format', 'json').stdout);
    expect(status.checked).toBe(true);
    expect(status.problems.filter(({ grave }: { grave: boolean }) => grave)).toEqual([]);
    succeeds(plimsoll(repo, 'uninstall'));
    expect(repo.read('.git/config')).toBe(config);
    expect(existsSync(repo.path('.git/hooks/pre-commit'))).toBe(false);
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
  });

  it('a commit: the bad one is stopped, the good one passes, in a subfolder too', () => {
    const repo = windowsRepo();
    succeeds(plimsoll(repo, 'install'));
    repo.stage('deep/er/Dockerfile', BAD);
    expect(commit(repo)).toBe('stopped');
    repo.stage('deep/er/Dockerfile', GOOD);
    repo.stage('notes.txt', 'x\n');
    expect(commit(repo)).toBe('passed');
    repo.write('deep/er/Dockerfile', BAD.replaceAll('\n', '\r\n'));
    expect(commit(repo, '-a')).toBe('stopped');
  });

  it('fixes at commit keep what is not staged, and both indexes of `commit FILE`', () => {
    const repo = windowsRepo();
    repo.stage('.plimsoll.yaml', 'fixOnCommit: safe\n');
    succeeds(plimsoll(repo, 'install'));
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', `# not staged\n${BAD}# nor this\n`);
    expect(commit(repo)).toBe('passed');
    expect(repo.git('show', 'HEAD:Dockerfile')).toBe(GOOD.trimEnd());
    expect(repo.read('Dockerfile')).toBe(`# not staged\n${GOOD}# nor this\n`);
    repo.stage('other.txt', 'staged\n');
    repo.write('Dockerfile', `${BAD}# all\n`);
    expect(commit(repo, 'Dockerfile')).toBe('passed');
    expect(repo.git('show', 'HEAD:Dockerfile')).toBe(`${GOOD}# all`);
    expect(repo.git('status', '--porcelain')).toBe('A  other.txt');
    expect(readdirSync(repo.path('.git')).filter((name) => name.endsWith('.lock'))).toEqual([]);
  });

  it('the same findings at the same places, with the paths of the repository', () => {
    const repo = windowsRepo();
    repo.stage('svc/Dockerfile', 'FROM node:26-slim\r\nRUN cd /app\r\nRUN npm ci\r\nUSER 1000\r\n');
    repo.stage(
      'svc/pod.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: nginx}]\n',
    );
    const here = repo.run(process.execPath, [
      join(inject('plimsoll').installed, 'bin/plimsoll.cjs'),
      ...['check', '--format', 'json', '--fail-on', 'never'],
    ]);
    const there = plimsoll(repo, 'check', '--format', 'json', '--fail-on', 'never');
    const findings = ({ stdout }: Outcome) => JSON.parse(stdout).findings;
    expect(findings(here).length).toBeGreaterThan(5);
    expect(findings(there)).toEqual(findings(here));
  });
});
