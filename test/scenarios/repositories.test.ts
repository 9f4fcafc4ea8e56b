import { existsSync, renameSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { BAD, GOOD, plimsoll, protectedRepo, verdict } from '../support/protected-repo.ts';

const KINDS = [
  ['good', GOOD, 'passed'],
  ['bad', BAD, 'stopped'],
] as const;

/** Many entries of one blob, in the index only. */
function fill(repo: GitRepo, count: number, name: (index: number) => string): void {
  repo.stageBlob('one', 'one\n');
  const id = repo.git('rev-parse', ':one');
  const input = Array.from({ length: count }, (_, index) => `100644 ${id}\t${name(index)}\n`).join('');
  expect(repo.run('git', ['update-index', '--index-info'], { input }).status).toBe(0);
}

describe.each(KINDS)('with %s content', (_kind, content, expected) => {
  it.each([
    ['a sparse checkout', []],
    ['a sparse index', ['--sparse-index']],
  ])('%s: inside and outside the cone', (_name, how) => {
    const repo = protectedRepo();
    for (const name of ['near/file', 'far/file', 'far/deep/file']) repo.stage(name, 'x\n');
    repo.commit();
    repo.git('sparse-checkout', 'set', '--cone', ...how, 'near');
    const folded = (): boolean => repo.git('ls-files', '--sparse').split('\n').includes('far/');
    expect(folded()).toBe(how.length > 0);
    repo.stage('near/Dockerfile', content);
    expect(verdict(repo, ['commit', '-qm', 'inside'])).toBe(expected);
    expect(folded()).toBe(how.length > 0);
    repo.git('rm', '-q', '--cached', '--ignore-unmatch', 'near/Dockerfile');
    repo.stageBlob('far/Dockerfile', content);
    expect(verdict(repo, ['commit', '-qm', 'outside'])).toBe(expected);
  });

  it('a bare repository with a work tree elsewhere, as for dotfiles', () => {
    const repo = protectedRepo();
    renameSync(repo.path('.git'), repo.path('../dotfiles'));
    repo.run('git', ['--git-dir=../dotfiles', 'config', 'core.bare', 'true']);
    const env = { GIT_DIR: repo.path('../dotfiles'), GIT_WORK_TREE: repo.root };
    repo.write('Dockerfile', content);
    expect(repo.run('git', ['add', 'Dockerfile'], { env }).status).toBe(0);
    const { status, output } = repo.run('git', ['commit', '-qm', 'x'], { env });
    expect(output.includes('DF009') ? 'stopped' : 'passed').toBe(expected);
    expect(status).toBe(expected === 'passed' ? 0 : 1);
  });

  it('50,000 tracked files', () => {
    const repo = protectedRepo();
    fill(repo, 50_000, (index) => `tree/${index % 100}/${index}.ts`);
    repo.commit();
    repo.stage('Dockerfile', content);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe(expected);
  });

  it('a filter: the blob is judged, not what lies in the work tree', () => {
    const repo = protectedRepo();
    repo.git(
      'config',
      'filter.swap.clean',
      'sed "/^# local/d; s/EXPOSE 80:/TEMP /; s/EXPOSE /EXPOSE 80:/; s/TEMP /EXPOSE /"',
    );
    repo.stage('.gitattributes', 'Dockerfile filter=swap\n');
    repo.commit();
    repo.stage('Dockerfile', `# local\n# local\n${content === GOOD ? BAD : GOOD}`);
    expect(repo.git('cat-file', 'blob', ':Dockerfile')).toBe(content.trimEnd());
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe(expected);
    const { findings } = JSON.parse(plimsoll(repo, 'check', '--staged', '--format', 'json').stdout);
    const places = findings.filter(({ rule }: { rule: string }) => rule === 'DF009');
    if (expected === 'stopped') expect(places).toMatchObject([{ start: { line: 3, column: 8 } }]);
    else expect(places).toEqual([]);
  });
});

describe('what is not there to be judged', () => {
  it('a Git LFS pointer in the place of a Dockerfile is not checked, which stops the commit', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 3\n`);
    const { output } = plimsoll(repo, 'check', '--staged');
    expect(output).toContain('Dockerfile');
    expect(output).toContain('LFS');
    expect(repo.try('commit', '-qm', 'x').status).toBe(1);
  });

  it('an object that a partial clone has left away is status 2 and not fetched; a commit has Git fetch it first', () => {
    const server = gitRepo();
    server.git('config', 'uploadpack.allowFilter', 'true');
    server.stage('Dockerfile', BAD);
    server.commit();
    const id = server.git('rev-parse', 'HEAD:Dockerfile');
    const repo = protectedRepo();
    repo.git('remote', 'add', 'origin', `file://${server.root}`);
    repo.git('fetch', '-q', '--filter=blob:none', 'origin');
    repo.git('update-index', '--add', '--cacheinfo', `100644,${id},new/Dockerfile`);
    const isThere = (): boolean =>
      repo.run('git', ['cat-file', '-e', id], { env: { GIT_NO_LAZY_FETCH: '1' } }).status === 0;
    const { status, stderr } = plimsoll(repo, 'check', '--staged');
    expect(status).toBe(2);
    expect(stderr).toContain('the staged content of new/Dockerfile');
    expect(isThere()).toBe(false);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
  });
});

describe('the configuration', () => {
  it('is that of the index; --verbose names one that is another in the work tree, or only there', () => {
    const repo = protectedRepo();
    const notes = (...options: string[]): string[] =>
      plimsoll(repo, 'check', '--staged', '--fail-on', 'never', ...options).output.match(/\.plimsoll\.yaml is .*/g) ??
      [];
    repo.stage('Dockerfile', BAD);
    repo.write('.plimsoll.yaml', 'ignore: [DF009]\n');
    expect(notes()).toEqual([]);
    expect(notes('--verbose')).toEqual(['.plimsoll.yaml is not in the index: that of the work tree counts']);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('passed');
    repo.git('add', '.plimsoll.yaml');
    repo.stage('Dockerfile', `${BAD}# more\n`);
    expect(notes('--verbose')).toEqual([]);
    repo.write('.plimsoll.yaml', 'ignore: []\n');
    expect(notes('--verbose')).toEqual(['.plimsoll.yaml is another one in the work tree: that of the index counts']);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('passed');
    repo.stage('.plimsoll.yaml', 'ignore: []\n');
    repo.write('.plimsoll.yaml', 'ignore: [DF009]\n');
    repo.stage('Dockerfile', `${BAD}# again\n`);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
  });
});

describe('status', () => {
  it.each([
    ['good', GOOD, 'passes'],
    ['bad', BAD, 'would stop the commit'],
  ])('measures the check of what is staged, with %s content, and changes nothing', (_kind, content, told) => {
    const repo = protectedRepo();
    expect(plimsoll(repo, 'status').stdout).not.toMatch(/^ {2}check /m);
    repo.stage('.plimsoll.yaml', 'fixOnCommit: safe\n');
    repo.stage('Dockerfile', content);
    const before = repo.git('ls-files', '-s');
    const { status, stdout } = plimsoll(repo, 'status');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}check +\d+ ms: /m);
    expect(stdout).toContain(`ms: what is staged now ${told} (`);
    expect(repo.git('ls-files', '-s')).toBe(before);
  });
});

describe('the last run', () => {
  it('is told by status with its time, whatever came of it, and goes with uninstall', () => {
    const repo = protectedRepo();
    const told = (): unknown => JSON.parse(plimsoll(repo, 'status', '--format', 'json').stdout).lastRun;
    expect(told()).toBe(null);
    repo.stage('Dockerfile', BAD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
    expect(told()).toMatchObject({ hook: 'pre-commit', status: 1 });
    repo.stage('Dockerfile', GOOD);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('passed');
    expect(told()).toMatchObject({ hook: 'pre-commit', status: 0, milliseconds: expect.any(Number) });
    expect(plimsoll(repo, 'status').stdout).toMatch(/^ {2}last run +[1-9]\d* ms: pre-commit passed, at \d{4}-/m);
    repo.write('.git/plimsoll/last-run', '{"hook":');
    expect(told()).toBe(null);
    repo.write('.git/plimsoll/last-run', 'null');
    expect(told()).toBe(null);
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    expect(repo.try('status', '--porcelain').output).toBe('');
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
  });
});
