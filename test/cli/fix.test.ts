import { chmodSync, linkSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { onlyFromSource, plimsoll } from '../support/io.ts';

const ONLY = ['--select', 'K8S101', '--unsafe-fixes'];
const POD = `# kept
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      securityContext: { privileged: true }
    - name: side
      securityContext: { privileged: true } # why
`;
const FIXED = POD.replaceAll('privileged: true', 'privileged: false');

function inRepo(repo: GitRepo, argv: readonly string[], cwd = repo.root) {
  return plimsoll(argv, { cwd, env: repo.env });
}

describe('plimsoll fix', () => {
  it('changes the work tree, says what, and reports what is left', async () => {
    const repo = gitRepo();
    repo.stage('deploy/pod.yaml', POD);
    const { status, out } = await inRepo(repo, ['fix', 'deploy', ...ONLY]);
    expect(repo.read('deploy/pod.yaml')).toBe(FIXED);
    expect(out).toContain('fixed deploy/pod.yaml:8:38  K8S101  Write `false`\n');
    expect(out).toContain('\nFixed 2 findings in 1 file.\n');
    expect(status).toBe(0);
    expect(repo.git('diff', '--cached', '--name-only')).toBe('deploy/pod.yaml');
    expect(repo.git('status', '--porcelain')).toBe('AM deploy/pod.yaml');
  });

  it('fixes a finding although what it covered is then reported', async () => {
    const repo = gitRepo();
    repo.stage('pod.yaml', POD);
    await inRepo(repo, ['fix', 'pod.yaml', '--select', 'K8S101,K8S202', '--unsafe-fixes']);
    expect(repo.read('pod.yaml')).toContain('privileged: false');
  });

  it('leaves unsafe fixes alone unless told', async () => {
    const repo = gitRepo();
    repo.stage('pod.yaml', POD);
    const { status, out } = await inRepo(repo, ['fix', '.', '--select', 'K8S101']);
    expect(repo.read('pod.yaml')).toBe(POD);
    expect(out).toMatch(/^Nothing to fix\.\n/);
    expect(status).toBe(1);
  });

  it('asks before it fixes a whole repository, and wants a path where nobody can answer', async (context) => {
    const repo = gitRepo();
    repo.stage('pod.yaml', POD);
    const silent = await inRepo(repo, ['fix', ...ONLY]);
    expect(silent).toEqual({
      status: 2,
      out: '',
      err:
        'plimsoll: plimsoll fix without a path would change files in the whole repository\n' +
        'hint: name files or directories, e.g. `plimsoll fix .`, or confirm with --yes\n',
    });
    expect(repo.read('pod.yaml')).toBe(POD);
    onlyFromSource(context, 'a process would need a terminal');
    const asked = (stdin: string) => plimsoll(['fix', ...ONLY], { cwd: repo.root, env: repo.env, tty: true, stdin });
    for (const no of ['\n', 'n\n', '', 'yesterday\n', '\u0004']) {
      const { status, err } = await asked(no);
      expect(err).toContain('Fix 2 findings in 1 file of this repository? [y/N] plimsoll: nothing was changed\n');
      expect(status).toBe(1);
      expect(repo.read('pod.yaml')).toBe(POD);
    }
    expect((await asked('y\n')).status).toBe(0);
    expect(repo.read('pod.yaml')).toBe(FIXED);
    repo.write('pod.yaml', POD);
    expect((await inRepo(repo, ['fix', '--yes', ...ONLY])).status).toBe(0);
    expect(repo.read('pod.yaml')).toBe(FIXED);
  });

  it('keeps line endings, byte order mark, mode and a missing last line feed', async () => {
    const repo = gitRepo();
    const odd = `\uFEFF${POD.replaceAll('\n', '\r\n').trimEnd()}`;
    repo.stage('pod.yaml', odd, 0o750);
    chmodSync(repo.path('pod.yaml'), 0o750);
    await inRepo(repo, ['fix', '.', ...ONLY]);
    expect(repo.read('pod.yaml')).toBe(odd.replaceAll('privileged: true', 'privileged: false'));
    expect(statSync(repo.path('pod.yaml')).mode & 0o777).toBe(0o750);
  });

  it('does not touch what it cannot write back as it was', async () => {
    const repo = gitRepo();
    const bytes = Buffer.concat([Buffer.from('# caf\xe9\n', 'latin1'), Buffer.from(POD)]);
    repo.stage('latin.yaml', bytes);
    repo.stage('fixed.yaml', POD, 0o444);
    const { out, status } = await inRepo(repo, ['fix', '.', ...ONLY]);
    expect(out).toContain('latin.yaml was not changed: it is not valid UTF-8');
    expect(out).toContain('fixed.yaml was not changed: it is read-only');
    expect(readFileSync(repo.path('latin.yaml'))).toEqual(bytes);
    expect(status).toBe(1);
  });

  it('keeps hard links and follows a link that is named', async () => {
    const repo = gitRepo();
    repo.stage('pod.yaml', POD);
    linkSync(repo.path('pod.yaml'), repo.path('twin.yaml'));
    repo.link('alias.yaml', 'pod.yaml');
    await inRepo(repo, ['fix', 'alias.yaml', ...ONLY]);
    expect(repo.read('twin.yaml')).toBe(FIXED);
    expect(statSync(repo.path('pod.yaml')).nlink).toBe(2);
  });

  it('reports in other formats without a stray line', async () => {
    const repo = gitRepo();
    repo.stage('pod.yaml', POD);
    const { out, err } = await inRepo(repo, ['fix', '.', ...ONLY, '--format', 'json']);
    expect(JSON.parse(out).findings).toEqual([]);
    expect(err).toContain('fixed pod.yaml:8:38');
  });

  it.each([
    ['plain', 'pod.yaml', POD],
    ['CRLF', 'pod.yaml', POD.replaceAll('\n', '\r\n')],
    ['no last line feed', 'pod.yaml', POD.trimEnd()],
    ['blanks in the name', 'my pod.yaml', POD],
    ['quotes and umlauts in the name', 'ü"p\\d.yaml', POD],
    ['far apart', 'pod.yaml', POD.replace('    - name: side', `${'      # filler\n'.repeat(20)}    - name: side`)],
  ])('--diff is a patch that git takes: %s', async (_title, name, text) => {
    const repo = gitRepo();
    repo.stage(name, text);
    const { status, out } = await inRepo(repo, ['fix', '--diff', ...ONLY]);
    expect(status).toBe(0);
    expect(repo.read(name)).toBe(text);
    expect(repo.run('git', ['apply', '--check', '-'], { input: out })).toMatchObject({ status: 0 });
    repo.run('git', ['apply', '-'], { input: out });
    expect(repo.read(name)).toBe(text.replaceAll('privileged: true', 'privileged: false'));
    expect((await inRepo(repo, ['fix', '--diff', ...ONLY])).out).toBe('');
  });

  it('--diff is no patch of what it could not read, and says so', async () => {
    const repo = gitRepo();
    repo.stage('latin.yaml', Buffer.concat([Buffer.from('# caf\xe9\n', 'latin1'), Buffer.from(POD)]));
    repo.stage('sign.yaml', `# \uFFFD\n${POD}`);
    repo.stage('binary.yaml', `\0${POD}`);
    const { status, out, err } = await inRepo(repo, ['fix', '--diff', ...ONLY]);
    expect(status).toBe(0);
    expect(out).toMatch(/^diff --git a\/sign.yaml b\/sign.yaml\n/);
    expect(out).not.toContain('latin');
    expect(err).toBe(
      'plimsoll: binary.yaml was not checked: it is binary: it contains a NUL byte\nplimsoll: latin.yaml has no patch: it is not valid UTF-8\n',
    );
    expect(repo.run('git', ['apply', '--check', '-'], { input: out })).toMatchObject({ status: 0 });
    expect((await inRepo(repo, ['fix', '--diff', '--staged', ...ONLY])).err).toContain(
      'plimsoll: latin.yaml: not fixed, it is not valid UTF-8 or holds U+FFFD\n',
    );
  });
});

describe('plimsoll fix --staged', () => {
  it('fixes the blob and carries the change over, leaving unstaged work alone', async () => {
    const repo = gitRepo();
    repo.stage('pod.yaml', POD);
    repo.write('pod.yaml', POD.replace('# kept', '# mine'));
    const { status, out } = await inRepo(repo, ['fix', '--staged', ...ONLY]);
    expect(repo.git('show', ':pod.yaml')).toBe(FIXED.trimEnd());
    expect(repo.read('pod.yaml')).toBe(FIXED.replace('# kept', '# mine'));
    expect(out).toContain('pod.yaml: 2 fixes, staged and in the work tree\n');
    expect(status).toBe(0);
  });

  it('--diff shows and changes nothing', async () => {
    const repo = gitRepo();
    repo.stage('pod.yaml', POD);
    const { out } = await inRepo(repo, ['fix', '--staged', '--diff', ...ONLY]);
    expect(repo.git('show', ':pod.yaml')).toBe(POD.trimEnd());
    repo.run('git', ['apply', '--cached', '-'], { input: out });
    expect(repo.git('show', ':pod.yaml')).toBe(FIXED.trimEnd());
  });
});

describe('fixOnCommit: safe', () => {
  const ADD = 'FROM debian:13-slim\nWORKDIR /srv\nADD . .\nUSER 1000\nCMD ["./run"]\n';

  function repoWith(config: string): GitRepo {
    const repo = gitRepo();
    repo.stage('.dockerignore', '.git\n');
    repo.stage('.plimsoll.yaml', config);
    repo.commit();
    return repo;
  }

  it('mends the commit when it then passes, and says so', async () => {
    const repo = repoWith('fixOnCommit: safe\n');
    repo.stage('Dockerfile', ADD);
    const { status, out } = await inRepo(repo, ['run', 'pre-commit']);
    expect({ status, out }).toEqual({ status: 0, out: 'Dockerfile: 1 fix, staged and in the work tree\n' });
    expect(repo.git('show', ':Dockerfile')).toBe(ADD.replace('ADD', 'COPY').trimEnd());
  });

  it('changes nothing when something else stops the commit', async () => {
    const repo = repoWith('fixOnCommit: safe\n');
    repo.stage('Dockerfile', ADD.replace('USER 1000', 'USER root'));
    const { status, out } = await inRepo(repo, ['run', 'pre-commit']);
    expect(status).toBe(1);
    expect(out).toContain('1 could be fixed, but others stop the commit: nothing was changed');
    expect(repo.git('show', ':Dockerfile')).toContain('ADD . .');
  });

  it('is off by default', async () => {
    const repo = repoWith('severity: {DL3020: error}\n');
    repo.stage('Dockerfile', ADD);
    expect((await inRepo(repo, ['run', 'pre-commit'])).status).toBe(1);
    expect(repo.git('show', ':Dockerfile')).toContain('ADD . .');
  });
});

describe('a fix that would raise another finding', () => {
  it('is left out and named; the others go in', async () => {
    const repo = gitRepo();
    repo.write('.plimsoll.yaml', 'labels: {version: semver}\nstrictLabels: true\nseverity: {DL3050: error}\n');
    repo.stage('Dockerfile', 'FROM debian:13\nMAINTAINER me\nADD a /b\n');
    const { out } = await inRepo(repo, ['fix', '.', '--unsafe-fixes', '--select', 'DL', '--ignore', 'XF']);
    expect(repo.read('Dockerfile')).toBe('FROM debian:13\nMAINTAINER me\nCOPY a /b\n');
    expect(out).toContain('Dockerfile:2 DL4000 was not fixed: the fix would raise another finding');
  });
});
