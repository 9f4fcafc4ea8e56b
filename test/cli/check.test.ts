import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.2.3
      securityContext: { privileged: true }
`;
const CALM = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n';
const ONLY = ['--select', 'K8S101'];

function inRepo(
  repo: GitRepo,
  argv: readonly string[],
  world: { cwd?: string; env?: Record<string, string>; stdin?: string } = {},
) {
  return plimsoll(argv, { ...world, cwd: world.cwd ?? repo.root, env: { ...repo.env, ...world.env } });
}

function repoWithPod(): GitRepo {
  const repo = gitRepo();
  repo.stage('deploy/pod.yaml', POD);
  repo.stage('calm.yaml', CALM);
  return repo;
}

describe('plimsoll check', () => {
  it('checks the tracked files and fails on what is grave', async () => {
    const { status, out } = await inRepo(repoWithPod(), ['check', ...ONLY, '--format', 'compact']);
    expect(out).toMatch(/^deploy\/pod\.yaml:8:38: error K8S101 /);
    expect(status).toBe(1);
  });

  it('names files as they are seen from the working directory', async () => {
    const repo = repoWithPod();
    mkdirSync(repo.path('other'));
    for (const argv of [
      ['check', '..'],
      ['check', '--staged'],
    ]) {
      const { out } = await inRepo(repo, [...argv, ...ONLY, '--format', 'compact'], { cwd: repo.path('other') });
      expect(out).toMatch(/^\.\.\/deploy\/pod\.yaml:8:38: /);
    }
    const inside = await inRepo(repo, ['check', 'pod.yaml', ...ONLY, '--format', 'json'], { cwd: repo.path('deploy') });
    expect(JSON.parse(inside.out).findings[0].file).toBe('pod.yaml');
  });

  it('--staged reads the index, not the work tree', async () => {
    const repo = repoWithPod();
    repo.write('deploy/pod.yaml', CALM);
    expect((await inRepo(repo, ['check', ...ONLY])).status).toBe(0);
    expect((await inRepo(repo, ['check', '--staged', ...ONLY])).status).toBe(1);
  });

  it('--staged with paths chooses among the index, changed or not', async () => {
    const repo = repoWithPod();
    repo.commit();
    expect((await inRepo(repo, ['check', '--staged', ...ONLY])).status).toBe(0);
    repo.write('deploy/pod.yaml', CALM);
    expect((await inRepo(repo, ['check', '--staged', ...ONLY, '--', 'deploy/pod.yaml'])).status).toBe(1);
    expect((await inRepo(repo, ['check', '--staged', ...ONLY, '--', 'deploy'])).status).toBe(1);
    expect((await inRepo(repo, ['check', '--staged', ...ONLY, '--', 'calm.yaml'])).status).toBe(0);
  });

  it('--since checks what changed on this branch', async () => {
    const repo = repoWithPod();
    repo.commit();
    repo.git('checkout', '-q', '-b', 'topic');
    expect((await inRepo(repo, ['check', '--since', 'main', ...ONLY])).status).toBe(0);
    repo.stage('new.yaml', POD);
    repo.commit();
    const { status, out } = await inRepo(repo, ['check', '--since', 'main', ...ONLY, '--format', 'compact']);
    expect(out).toMatch(/^new\.yaml:8:/);
    expect(status).toBe(1);
    expect((await inRepo(repo, ['check', '--since', 'nowhere'])).status).toBe(2);
  });

  it('- reads standard input under a name, or guesses', async () => {
    const repo = repoWithPod();
    const named = await inRepo(repo, ['check', '-', '--stdin-filename', 'x/y.yaml', ...ONLY, '--format', 'compact'], {
      stdin: POD,
    });
    expect(named.out).toMatch(/^x\/y\.yaml:8:38: error K8S101/);
    const unnamed = await inRepo(repo, ['check', '-', ...ONLY, '--format', 'compact'], { stdin: POD });
    expect(unnamed.out).toMatch(/^-:8:38: error K8S101/);
    const foreign = await inRepo(repo, ['check', '-', '--stdin-filename', 'a.md'], { stdin: POD });
    expect(foreign).toMatchObject({ status: 0 });
    expect(foreign.out).toContain('a.md is not a file that plimsoll checks');
  });

  it('writes several formats at once, to files and to standard output', async () => {
    const repo = repoWithPod();
    const argv = ['check', ...ONLY, '--format', 'json:out.json', '--format', 'compact'];
    const { out } = await inRepo(repo, argv);
    expect(out).toContain('K8S101');
    expect(JSON.parse(repo.read('out.json'))).toMatchObject({ version: 1, summary: { error: 1, failed: true } });
    await inRepo(repo, ['check', ...ONLY, '--format', 'json:no/such/folder/out.json']);
    expect(JSON.parse(repo.read('no/such/folder/out.json'))).toMatchObject({ version: 1 });
    expect(await inRepo(repo, ['check', '--format', 'json:out.json/x'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('cannot write the report out.json/x'),
    });
  });

  it('a baseline keeps old findings from blocking, by content and not by line', async () => {
    const repo = repoWithPod();
    const written = await inRepo(repo, ['check', ...ONLY, '--write-baseline', 'ci/baseline.json']);
    expect(written.status).toBe(0);
    expect(JSON.parse(repo.read('ci/baseline.json'))).toEqual({
      version: 1,
      findings: [{ file: 'deploy/pod.yaml', rule: 'K8S101', fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/) }],
    });
    const check = () => inRepo(repo, ['check', ...ONLY, '--baseline', 'ci/baseline.json']);
    repo.write('deploy/pod.yaml', `# moved\n${POD}`);
    expect(await check()).toMatchObject({ status: 0, out: expect.stringContaining('(1 older not counted)') });
    repo.stage('b.yaml', POD);
    const { status, out } = await check();
    expect(status).toBe(1);
    expect(out).toContain('--> b.yaml:');
    expect(out).not.toContain('--> deploy/pod.yaml');
  });

  it.each([
    ['none', undefined, 'cannot read the baseline base.json: '],
    ['no JSON', '{', 'base.json is not a baseline: invalid JSON'],
    ['another JSON', '{"version": 2, "findings": []}', 'base.json is not a baseline of version 1'],
  ])('a baseline that is %s is wrong usage', async (_what, text, message) => {
    const repo = repoWithPod();
    if (text !== undefined) repo.write('base.json', text);
    const { status, err } = await inRepo(repo, ['check', ...ONLY, '--baseline', 'base.json']);
    expect(status).toBe(2);
    expect(err).toContain(`plimsoll: ${message}`);
  });

  it('keeps notes off standard output where a program reads it', async () => {
    const repo = repoWithPod();
    repo.write('README.md', '# x\n');
    const { out, err } = await inRepo(repo, ['check', 'README.md', '--format', 'json']);
    expect(JSON.parse(out).findings).toEqual([]);
    expect(err).toBe('plimsoll: README.md is not a file that plimsoll checks\n');
  });

  it('thresholds decide the exit status', async () => {
    const repo = repoWithPod();
    expect((await inRepo(repo, ['check', ...ONLY, '--fail-on', 'never'])).status).toBe(0);
    repo.write('.plimsoll.yaml', 'severity: {K8S101: info}\n');
    expect((await inRepo(repo, ['check', ...ONLY])).status).toBe(0);
    expect((await inRepo(repo, ['check', ...ONLY, '--fail-on', 'info'])).status).toBe(1);
    expect((await inRepo(repo, ['check', ...ONLY, '--no-config'])).status).toBe(1);
  });

  it('an exact --select is not widened by severities of the configuration', async () => {
    const repo = repoWithPod();
    repo.write('.plimsoll.yaml', 'severity: {K8S205: error, privileged-container: warning}\n');
    const { out } = await inRepo(repo, ['check', ...ONLY, '--format', 'json']);
    expect(JSON.parse(out).findings.map((one: { rule: string; severity: string }) => [one.rule, one.severity])).toEqual(
      [['K8S101', 'warning']],
    );
  });

  it('files globs add, exclude and override', async () => {
    const repo = repoWithPod();
    repo.stage('pod.tmpl', POD);
    repo.write('.plimsoll.yaml', 'files: {kubernetes: ["*.tmpl"], exclude: [deploy]}\n');
    const listed = async (...paths: string[]) =>
      (await inRepo(repo, ['check', ...paths, ...ONLY, '--format', 'compact'])).out
        .split('\n')
        .map((line) => line.split(':')[0]);
    expect(await listed()).toEqual(['pod.tmpl', '']);
    expect((await inRepo(repo, ['check', 'deploy/pod.yaml', ...ONLY])).out).toContain('is left out by files.exclude');
    repo.write('.plimsoll.yaml', 'overrides: [{files: [deploy/**], ignore: [K8S101]}]\n');
    expect(await listed()).toEqual(['']);
  });

  it('the configuration comes from the index for --staged', async () => {
    const repo = repoWithPod();
    repo.stage('.plimsoll.yaml', 'ignore: [K8S101]\n');
    repo.write('.plimsoll.yaml', '');
    expect((await inRepo(repo, ['check', '--staged', ...ONLY])).status).toBe(0);
    expect((await inRepo(repo, ['check', ...ONLY])).status).toBe(1);
  });

  it.each([
    [['--staged', '--since', 'x'], '--staged and --since exclude each other'],
    [['-', 'a'], '- is standard input and cannot stand beside other paths'],
    [['--since', 'x', 'a'], '--since takes no paths'],
    [['--stdin-filename', 'x'], '--stdin-filename is for standard input'],
    [['--select', 'K8S1O1'], '--select: unknown rule `K8S1O1`\nhint: did you mean `K8S101`?'],
    [['--select', ','], '--select selects nothing'],
    [['--format', 'jsno'], 'unknown format "jsno"\nhint: did you mean json?'],
    [['--format', 'json:'], '--format json: names no file'],
    [['--config', 'nowhere.yaml'], 'cannot read the configuration nowhere.yaml: there is no such file'],
    [['--config', 'a.yaml', '--no-config'], 'exclude each other'],
    [['nowhere'], 'no such file or directory: `nowhere`'],
  ])('%j is wrong usage', async (argv, message) => {
    const repo = repoWithPod();
    repo.write('a.yaml', '');
    const { status, out, err } = await inRepo(repo, ['check', ...argv]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(message);
  });

  it('a broken configuration is status 2 with its place', async () => {
    const repo = repoWithPod();
    repo.write('.plimsoll.yaml', 'ignore:\n  - K8S1O1\n');
    const { status, err } = await inRepo(repo, ['check']);
    expect(status).toBe(2);
    expect(err).toMatch(/^plimsoll: \.plimsoll\.yaml:2:5: unknown rule `K8S1O1`; did you mean `K8S101`\?\n/);
  });
});

describe('plimsoll run', () => {
  it('says nothing when nothing is wrong', async () => {
    const repo = gitRepo();
    repo.stage('calm.yaml', CALM);
    expect(await inRepo(repo, ['run', 'pre-commit'])).toEqual({ status: 0, out: '', err: '' });
  });

  it('stops a bad commit and names the ways out', async () => {
    const { status, out } = await inRepo(repoWithPod(), ['run', 'pre-commit']);
    expect(status).toBe(1);
    expect(out).toContain('K8S101');
    expect(out).toContain('--no-verify');
  });

  it('counts findings on lines that the commit does not change, and names scope: new', async () => {
    const repo = gitRepo();
    const bad = (name: string) =>
      `FROM debian:13-slim\nRUN echo ${name}\nADD http://x.example/a.tar /a/\nUSER 1000\nADD b /b/\n`;
    repo.stage('.plimsoll.yaml', 'severity: {DL3020: error}\n');
    repo.stage('Dockerfile', bad('one'));
    repo.commit();
    repo.stage('Dockerfile', bad('two'));
    const commit = (more: readonly string[] = []) => inRepo(repo, ['run', 'pre-commit', '--select', 'DL3020', ...more]);
    const old = await commit();
    expect(old.status).toBe(1);
    expect(old.out).toContain('1 blocking finding is on lines that this commit does not change.');
    expect(old.out).toContain('npx plimsoll install --scope new');
    repo.stage('Dockerfile', bad('one').replace('ADD b /b/', 'ADD c /c/'));
    expect((await commit()).out).not.toContain('install --scope new');
    repo.stage('Dockerfile', bad('two'));
    repo.stage('.plimsoll.yaml', 'scope: new\nseverity: {DL3020: error}\n');
    expect(await commit()).toMatchObject({ status: 0 });
  });

  it('judges custom resources by the definition that the index has', async () => {
    const crd = (size: string): string =>
      `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  names: { kind: Widget, plural: widgets }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { ${size}: { type: integer } } } } } }
`;
    const widget =
      'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: web, namespace: shop }\nspec: { sise: 1 }\n';
    const repo = gitRepo();
    repo.stage('crds/widgets.yaml', crd('size'));
    repo.stage('shop/web.yaml', widget);
    repo.write('crds/widgets.yaml', crd('sise'));
    const both = await inRepo(repo, ['run', 'pre-commit']);
    expect(both.status).toBe(1);
    expect(both.out).toContain('shop/web.yaml:4:9');
    expect(both.out).toContain('K8S005');
    expect(both.out).toContain('write `size`');

    repo.git('rm', '-q', '--cached', 'shop/web.yaml');
    repo.commit('definition');
    repo.stage('shop/web.yaml', widget);
    expect((await inRepo(repo, ['run', 'pre-commit'])).out).toContain('K8S005');
    repo.stage('shop/web.yaml', widget.replace('sise', 'size'));
    expect(await inRepo(repo, ['run', 'pre-commit'])).toEqual({ status: 0, out: '', err: '' });
  });

  it('judges a Compose file with what its override has in the index', async () => {
    const repo = gitRepo();
    const check = async (...options: readonly string[]) =>
      (await inRepo(repo, ['check', ...options, '--select', 'CMP205', '--format', 'compact', 'compose.yaml'])).out;
    repo.stage('compose.yaml', 'services:\n  web:\n    image: web:1\n');
    repo.stage('compose.override.yaml', 'services:\n  web:\n    mem_limit: 1g\n');
    repo.write('compose.override.yaml', 'services:\n  web:\n    init: true\n');
    expect(await check('--staged')).toBe('');
    expect(await check()).toContain('compose.yaml:2:3: info CMP205');
    repo.git('rm', '-qf', '--cached', 'compose.override.yaml');
    expect(await check('--staged')).toContain('compose.yaml:2:3: info CMP205');
  });

  it('PLIMSOLL=0 and PLIMSOLL_SKIP are said', async () => {
    const repo = repoWithPod();
    expect(await inRepo(repo, ['run', 'pre-commit'], { env: { PLIMSOLL: '0' } })).toEqual({
      status: 0,
      out: '',
      err: 'plimsoll: nothing was checked, PLIMSOLL switches it off\n',
    });
    const skipped = await inRepo(repo, ['run', 'pre-commit'], { env: { PLIMSOLL_SKIP: 'K8S' } });
    expect(skipped.status).toBe(0);
    expect(skipped.out).toContain('PLIMSOLL_SKIP leaves out K8S');
    expect((await inRepo(repo, ['run', 'pre-commit'], { env: { PLIMSOLL_SKIP: 'K8S1O1' } })).err).toContain(
      'did you mean',
    );
  });

  it('knows its hooks', async () => {
    expect(await inRepo(gitRepo(), ['run', 'pre-comit'])).toEqual({
      status: 2,
      out: '',
      err: 'plimsoll: plimsoll has nothing to do in the hook "pre-comit"\nhint: did you mean pre-commit?\n',
    });
  });
});

describe('plimsoll run pre-push', () => {
  const NULL = '0'.repeat(40);

  function push(repo: GitRepo, local: string, remote = NULL) {
    const stdin = `refs/heads/topic ${local} refs/heads/topic ${remote}\n`;
    return inRepo(repo, ['run', 'pre-push', 'origin', 'somewhere', ...ONLY, '--format', 'compact'], { stdin });
  }

  /** A repository whose remote has its first commit. */
  function pushedRepo(): GitRepo {
    const repo = gitRepo();
    repo.stage('old.yaml', POD);
    repo.git('update-ref', 'refs/remotes/origin/main', repo.commit('old'));
    return repo;
  }

  it('checks what the pushed commits change, as the last has it', async () => {
    const repo = pushedRepo();
    repo.stage('new.yaml', POD);
    repo.commit('bad');
    repo.stage('calm.yaml', CALM);
    const tip = repo.commit('unrelated');
    repo.write('new.yaml', CALM);
    const { status, out } = await push(repo, tip);
    expect(out).toMatch(/^new\.yaml:8:38: error K8S101/);
    expect(out).not.toContain('old.yaml');
    expect(status).toBe(1);
    repo.stage('new.yaml', CALM);
    expect(await push(repo, repo.commit('mended'))).toMatchObject({ status: 0 });
  });

  it('leaves out what the remote has, merges of it included', async () => {
    const repo = pushedRepo();
    repo.git('checkout', '-q', '-b', 'topic');
    repo.stage('calm.yaml', CALM);
    const first = repo.commit('topic');
    repo.git('checkout', '-q', 'main');
    repo.stage('theirs.yaml', POD);
    repo.git('update-ref', 'refs/remotes/origin/main', repo.commit('theirs'));
    repo.git('checkout', '-q', 'topic');
    repo.git('merge', '-q', '--no-edit', 'main');
    const tip = repo.git('rev-parse', 'HEAD');
    expect(await push(repo, tip, first)).toMatchObject({ status: 0 });
    expect(await push(repo, tip)).toMatchObject({ status: 0 });
  });

  it('leaves out what another branch of the remote is known to have, and tags of what is no commit', async () => {
    const repo = pushedRepo();
    repo.stage('theirs.yaml', POD);
    const theirs = repo.commit('theirs');
    const key = repo.git('hash-object', '-w', 'old.yaml');
    const stdin = `refs/tags/key ${key} refs/tags/key ${NULL}\nrefs/heads/topic ${theirs} refs/heads/topic ${NULL}\n(delete) ${NULL} refs/heads/gone ${theirs}\n`;
    expect(await inRepo(repo, ['run', 'pre-push', 'elsewhere', 'x', ...ONLY], { stdin })).toEqual({
      status: 0,
      out: '',
      err: '',
    });
  });

  it('says that it is the push that stops, and how to push all the same', async () => {
    const repo = pushedRepo();
    repo.stage('new.yaml', POD);
    const stdin = `refs/heads/topic ${repo.commit()} refs/heads/topic ${NULL}\n`;
    const { status, out } = await inRepo(repo, ['run', 'pre-push', 'origin', 'x', ...ONLY], { stdin });
    expect(status).toBe(1);
    expect(out).toContain('Push blocked.');
    expect(out).toMatch(/Skip once +git push --no-verify +\(or PLIMSOLL=0 git push\)/);
    expect(out).not.toContain('git commit');
  });

  it('names the refs above what each of several would send, and says nothing about one that is sound', async () => {
    const repo = pushedRepo();
    const calm = repo.git('rev-parse', 'HEAD');
    repo.stage('new.yaml', POD);
    const bad = repo.commit('bad');
    repo.stage('worse.yaml', POD);
    const worse = repo.commit('worse');
    const refs = [
      ['refs/heads/calm', calm],
      ['refs/heads/bad', bad],
      ['refs/heads/worse', worse],
      ['refs/tags/v1', worse],
      ['HEAD~1', bad],
    ];
    const stdin = refs.map(([ref, id], index) => `${ref} ${id} refs/heads/theirs${index} ${NULL}\n`).join('');
    const run = ['run', 'pre-push', 'origin', 'x', ...ONLY];
    const { status, out } = await inRepo(repo, run, { stdin });
    expect(status).toBe(1);
    expect(out.match(/^In the push of .*$/gm)).toEqual(['In the push of bad, HEAD~1:', 'In the push of worse, v1:']);
    expect(out).toMatch(/^In the push of bad, HEAD~1:\n\n.*K8S101.*Push blocked.*\n\nIn the push of worse, v1:\n\n/s);
    const compact = await inRepo(repo, [...run, '--format', 'compact'], { stdin });
    expect(compact.out).toMatch(/^(?:(?:new|worse)\.yaml:8:38: error K8S101 .*\n){3}$/);
    expect(compact.err).toMatch(/In the push of bad, HEAD~1:\n\n\nIn the push of worse, v1:\n\n/);
  });

  it('has nothing to say about deleted branches, and takes a remote commit that is not here', async () => {
    const repo = pushedRepo();
    expect(await push(repo, NULL)).toEqual({ status: 0, out: '', err: '' });
    repo.stage('new.yaml', POD);
    expect((await push(repo, repo.commit(), 'f'.repeat(40))).status).toBe(1);
  });
});
