import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { type GitRepo, gitRepo, type Outcome } from '../support/git-repo.ts';

const GOOD = 'FROM debian:13-slim\nWORKDIR /srv\nEXPOSE 8080\nCOPY . .\nUSER 1000\nCMD ["./run"]\n';
const BAD = GOOD.replace('EXPOSE 8080', 'EXPOSE 80:8080');

/** A repository with the packed plimsoll in node_modules and its hooks installed. */
function protectedRepo(): GitRepo {
  const repo = gitRepo();
  mkdirSync(repo.path('node_modules'));
  symlinkSync(inject('plimsoll').installed, repo.path('node_modules/plimsoll'), 'dir');
  repo.stage('.gitignore', 'node_modules\n');
  repo.stage('.dockerignore', '.git\n');
  repo.commit('base');
  expect(plimsoll(repo, 'install')).toMatchObject({ status: 0, stderr: '' });
  return repo;
}

function plimsoll(repo: GitRepo, ...args: string[]): Outcome {
  return repo.run(process.execPath, [join(inject('plimsoll').installed, 'bin/plimsoll.cjs'), ...args]);
}

function commits(repo: GitRepo): number {
  return Number(repo.git('rev-list', '--count', 'HEAD'));
}

describe('a commit', () => {
  it('is refused for what is staged, told why at the token, and accepted when it is mended', () => {
    const repo = protectedRepo();
    repo.stage('svc/Dockerfile', BAD);
    const refused = repo.try('commit', '-m', 'bad');
    expect(refused.status).toBe(1);
    expect(refused.output).toContain('DF009');
    expect(refused.output).toContain('svc/Dockerfile:3:8');
    expect(refused.output).toContain('--no-verify');
    expect(refused.output).toContain('PLIMSOLL=0');
    expect(commits(repo)).toBe(1);
    expect(plimsoll(repo, 'fix', 'svc').status).toBe(0);
    expect(repo.read('svc/Dockerfile')).toBe(GOOD);
    repo.git('add', '-A');
    expect(repo.try('commit', '-q', '-m', 'good')).toMatchObject({ status: 0, output: '' });
    expect(commits(repo)).toBe(2);
  });

  it('is judged by the index, not by the work tree', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', GOOD);
    expect(repo.try('commit', '-qm', 'bad index').status).toBe(1);
    repo.stage('Dockerfile', GOOD);
    repo.write('Dockerfile', BAD);
    expect(repo.try('commit', '-qm', 'good index').status).toBe(0);
    expect(repo.read('Dockerfile')).toBe(BAD);
  });

  it('of a bad manifest and a bad Compose file is refused', () => {
    const repo = protectedRepo();
    repo.stage('compose.yaml', 'services:\n  web:\n    image: nginx:1.29\n    privileged: true\n');
    const compose = repo.try('commit', '-m', 'bad');
    expect(compose.status).toBe(1);
    expect(compose.output).toContain('CMP101');
    repo.git('rm', '-q', '--cached', 'compose.yaml');
    repo.stage(
      'pod.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: a:1\n    securityContext: {privileged: true}\n',
    );
    const pod = repo.try('commit', '-m', 'bad');
    expect(pod.status).toBe(1);
    expect(pod.output).toContain('K8S101');
  });

  it('of a custom resource that the staged definition does not allow is refused', () => {
    const repo = protectedRepo();
    const schema = '{type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}';
    repo.stage(
      'crds/widgets.yaml',
      `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.example.com}\nspec:\n  group: example.com\n  scope: Cluster\n  names: {kind: Widget, plural: widgets}\n  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: ${schema}}}]\n`,
    );
    repo.commit('definition');
    repo.stage('web.yaml', 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: web}\nspec: {size: big}\n');
    const refused = repo.try('commit', '-m', 'bad');
    expect(refused.status).toBe(1);
    expect(refused.output).toContain('web.yaml:4:14');
    expect(refused.output).toContain('K8S006');
  });

  it('with nothing for containers starts no node', () => {
    const repo = protectedRepo();
    repo.stage('notes.txt', 'x\n');
    repo.write('bin/node', '#!/bin/sh\necho node was started >&2\nexit 9\n', 0o755);
    const env = { PATH: `${repo.path('bin')}:${repo.env['PATH'] ?? ''}` };
    expect(repo.run('git', ['commit', '-qm', 'notes'], { env })).toMatchObject({ status: 0, output: '' });
  });

  it.each([
    ['Dockerfile', 3, 1],
    ['app.yaml', 3, 1],
    ['notes.txt', 1, 0],
  ])('with %s starts at most %i git and %i node', (name, gits, nodes) => {
    const repo = protectedRepo();
    repo.commit();
    repo.stage(name, name === 'Dockerfile' ? GOOD : 'a: 1\n');
    const started = repo.path('../started');
    for (const [program, real] of [
      ['git', repo.run('sh', ['-c', 'command -v git']).stdout.trim()],
      ['node', process.execPath],
    ]) {
      const script = `#!/bin/sh\necho ${program} "$@" >> '${started}'\nexec '${real}' "$@"\n`;
      repo.write(`../bin/${program}`, script, 0o755);
    }
    // As Git would run it, but that Git puts its own folder before the others.
    const env = { PATH: `${repo.path('../bin')}:${repo.env['PATH'] ?? ''}`, GIT_INDEX_FILE: '.git/index' };
    expect(repo.run('sh', ['.git/hooks/pre-commit'], { env }).status).toBe(0);
    const lines = repo.read('../started').trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('git ')).length, lines.join('\n')).toBeLessThanOrEqual(gits);
    expect(lines.filter((line) => line.startsWith('node '))).toHaveLength(nodes);
  });

  it('gets through with --no-verify, and with PLIMSOLL=0, which says so', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    expect(repo.try('commit', '-q', '--no-verify', '-m', 'bad')).toMatchObject({ status: 0, output: '' });
    repo.stage('Dockerfile', `${BAD}# again\n`);
    const off = repo.run('git', ['commit', '-qm', 'bad'], { env: { PLIMSOLL: '0' } });
    expect(off.status).toBe(0);
    expect(off.output.trim().split('\n')).toHaveLength(1);
    expect(off.output).toContain('PLIMSOLL=0');
  });
});

describe('the report', () => {
  it('is plain in a pipe, coloured on request, and escapes what files hold', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD.replace('. .', '\x1b[31mred .'));
    expect(repo.try('commit', '-m', 'bad').output).not.toContain('\x1b');
    const colored = repo.run('git', ['commit', '-m', 'bad'], { env: { FORCE_COLOR: '1' } });
    expect(colored.output).toContain('\x1b[');
    expect(colored.output).not.toContain('\x1b[31mred');
    expect(colored.output).toContain('\\x1b[31mred');
  });
});

describe('bad input ends in one clear line', () => {
  it('outside a repository', () => {
    const repo = gitRepo();
    const bin = join(inject('plimsoll').installed, 'bin/plimsoll.cjs');
    const outside = repo.run(process.execPath, [bin, 'check', '--staged'], {
      cwd: repo.home,
      env: { GIT_CEILING_DIRECTORIES: repo.home },
    });
    expect(outside.status).toBe(2);
    expect(outside.stderr).toMatch(/^plimsoll: .*not (?:in )?a (?:git )?repository/i);
    expect(outside.stderr).not.toMatch(/\n\s+at /);
  });

  it('without git on PATH', () => {
    const repo = gitRepo();
    const bin = join(inject('plimsoll').installed, 'bin/plimsoll.cjs');
    const outcome = repo.run(process.execPath, [bin, 'check', '--staged'], { env: { PATH: '/nonexistent' } });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toMatch(/^plimsoll: .*git/);
    expect(outcome.stderr).not.toMatch(/\n\s+at /);
  });

  it('with a corrupt index', () => {
    const repo = protectedRepo();
    repo.write('.git/index', 'nonsense');
    const outcome = plimsoll(repo, 'check', '--staged');
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toMatch(/^plimsoll: .*index/);
    expect(outcome.stderr).not.toMatch(/\n\s+at /);
    expect(repo.read('.git/index')).toBe('nonsense');
  });

  it('with a broken configuration, naming line and column', () => {
    const repo = protectedRepo();
    repo.stage('.plimsoll.yaml', 'failon: warning\n');
    repo.stage('Dockerfile', GOOD);
    const outcome = repo.try('commit', '-qm', 'bad config');
    expect(outcome.status).toBe(1);
    expect(commits(repo)).toBe(1);
    expect(outcome.output).toContain('.plimsoll.yaml:1:1');
    expect(outcome.output).toContain('failOn');
    expect(plimsoll(repo, 'check', '--staged').status).toBe(2);
    repo.stage('.plimsoll.yaml', 'ignore: [\n');
    expect(plimsoll(repo, 'check', '--staged').status).toBe(2);
  });

  it('with a configuration that is named and missing', () => {
    const repo = protectedRepo();
    const outcome = plimsoll(repo, 'check', '--config', 'nowhere.yaml');
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain('nowhere.yaml');
  });
});

describe('hostile files are bounded', () => {
  const cases: readonly (readonly [name: string, path: string, content: () => string | Buffer])[] = [
    ['a binary Dockerfile', 'Dockerfile', () => Buffer.from(Array.from({ length: 4096 }, (_, n) => n % 256))],
    ['invalid UTF-8', 'Dockerfile', () => Buffer.concat([Buffer.from(`${GOOD}# `), Buffer.from([0xff, 0xfe, 0x0a])])],
    ['50 MB', 'Dockerfile', () => Buffer.alloc(50 * 1024 * 1024, '# filler\n')],
    ['100,000 lines', 'Dockerfile', () => `FROM debian:13-slim\n${'RUN true\n'.repeat(100_000)}USER 1000\n`],
    ['an alias bomb', 'bomb.yaml', bomb],
    ['deep nesting', 'deep.yaml', () => `apiVersion: v1\nkind: Pod\nspec: ${'['.repeat(100_000)}\n`],
    ['deep substitutions', 'Dockerfile', () => `FROM debian:13-slim\nRUN ${'$('.repeat(20_000)}\nUSER 1000\n`],
    ['nothing', 'Dockerfile', () => ''],
    [
      'doubling variables',
      'Dockerfile',
      () => `FROM debian:13-slim\nENV A=x\n${'ENV A=$A$A\n'.repeat(2_000)}USER 1000\n`,
    ],
    ['braces that never close', 'Dockerfile', () => `FROM debian:13-slim\n${'ENV A=${A\n'.repeat(2_000)}USER 1000\n`],
    ['a long chain of extends', 'compose.yaml', chain],
  ];

  it.each(cases)('%s', (_, path, content) => {
    const repo = protectedRepo();
    repo.stage(path, content());
    const start = performance.now();
    const outcome = repo.try('commit', '-qm', 'hostile');
    expect(performance.now() - start).toBeLessThan(30_000);
    expect([0, 1]).toContain(outcome.status);
    expect(outcome.output).not.toMatch(/internal error|\n\s+at .*:\d+:\d+\)/);
    expect(outcome.output).not.toMatch(/rule \w+ failed|heap|Maximum call stack/);
  });

  function chain(): string {
    const service = (n: number) => `  s${n}: {extends: s${n - 1}}`;
    return `services:\n  s0: {image: "nginx:1.29"}\n${Array.from({ length: 5_000 }, (_, n) => service(n + 1)).join('\n')}\n`;
  }

  function bomb(): string {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `x${n + 1}: &x${n + 1} [${Array(9).fill(`*x${n}`).join(', ')}]`,
    );
    return `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nx0: &x0 [a, b]\n${levels.join('\n')}\n`;
  }
});
