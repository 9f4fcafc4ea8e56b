import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const SELECT = 'XF101,XF103,XF105,XF109,XF019,XF020,CMP207,CMP316,K8S501,DL3020';
const DOCKERFILE = 'FROM debian:13-slim\nCOPY missing /\nUSER 1000\n';
const COMPOSE = 'services:\n  web:\n    build: {context: ., target: none}\n    env_file: gone.env\n';
const SERVICE =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';
const POD = (label: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: ${label}}}\nspec: {containers: [{name: a, image: "a:1"}]}\n`;

/** A repository with files in HEAD, in which only new findings block. */
function repository(files: Readonly<Record<string, string>> = {}): GitRepo {
  const repo = gitRepo();
  repo.write('.plimsoll.yaml', 'scope: new\n');
  for (const [path, text] of Object.entries(files)) repo.write(path, text);
  repo.git('add', '.');
  repo.commit();
  return repo;
}

interface Found {
  readonly blocking: readonly string[];
  readonly old: readonly string[];
}

async function found(repo: GitRepo, argv: readonly string[], stdin?: string): Promise<Found> {
  const { out, err, status } = await plimsoll([...argv, '--select', SELECT, '--fail-on', 'style', '--format', 'json'], {
    cwd: repo.root,
    env: repo.env,
    ...(stdin !== undefined && { stdin }),
  });
  expect([status < 2, err]).toEqual([true, expect.any(String)]);
  const { findings }: { findings: { rule: string; file: string; blocking: boolean }[] } = JSON.parse(out);
  const named = (blocking: boolean) =>
    findings.filter((one) => one.blocking === blocking).map(({ rule, file }) => `${rule} ${file}`);
  return { blocking: named(true), old: named(false) };
}

const staged = (repo: GitRepo) => found(repo, ['check', '--staged']);

describe('scope: new and files against each other', () => {
  it('does not block on what HEAD reports too', async () => {
    const repo = repository({
      Dockerfile: DOCKERFILE,
      'compose.yaml': COMPOSE,
      'k8s/service.yaml': SERVICE,
      'k8s/pod.yaml': POD('other'),
    });
    repo.stage('Dockerfile', `# moved\n${DOCKERFILE}ADD a /a\n`);
    repo.stage('compose.yaml', `# moved\n${COMPOSE}`);
    repo.stage('k8s/service.yaml', `# moved\n${SERVICE}`);
    const { blocking, old } = await staged(repo);
    // `a` is not there either.
    expect(blocking).toEqual(['DL3020 Dockerfile', 'XF101 Dockerfile']);
    expect(old).toEqual(
      expect.arrayContaining([
        'XF101 Dockerfile',
        'XF019 compose.yaml',
        'CMP316 compose.yaml',
        'K8S501 k8s/service.yaml',
      ]),
    );
  });

  it('blocks on what the commit causes by another file', async () => {
    const repo = repository({
      Dockerfile: DOCKERFILE,
      missing: '',
      'k8s/service.yaml': SERVICE,
      'k8s/pod.yaml': POD('web'),
    });
    repo.git('rm', '-q', 'missing');
    repo.stage('Dockerfile', `# moved\n${DOCKERFILE}`);
    repo.stage('k8s/pod.yaml', POD('other'));
    repo.stage('k8s/service.yaml', `# moved\n${SERVICE}`);
    expect(await staged(repo)).toEqual({ blocking: ['XF101 Dockerfile', 'K8S501 k8s/service.yaml'], old: [] });
  });

  it('says nothing about a file that the commit does not touch', async () => {
    const repo = repository({ Dockerfile: DOCKERFILE, missing: '', 'b/Dockerfile': 'FROM debian:13-slim\nUSER 1\n' });
    repo.git('rm', '-q', 'missing');
    repo.stage('b/Dockerfile', 'FROM debian:13-slim\nUSER 2\n');
    expect(await staged(repo)).toEqual({ blocking: [], old: [] });
  });

  it('follows a file that was renamed', async () => {
    const repo = repository({ 'a/Dockerfile': `${DOCKERFILE}RUN true\nRUN false\n` });
    repo.git('mv', 'a', 'b');
    repo.stage('b/Dockerfile', `${DOCKERFILE}RUN true\nRUN false\nCOPY other /\n`);
    expect(await staged(repo)).toEqual({ blocking: ['XF101 b/Dockerfile'], old: ['XF101 b/Dockerfile'] });
  });

  it('counts everything in a first commit', async () => {
    const repo = gitRepo();
    repo.stage('.plimsoll.yaml', 'scope: new\n');
    repo.stage('Dockerfile', DOCKERFILE);
    expect(await staged(repo)).toEqual({ blocking: ['XF101 Dockerfile'], old: [] });
  });

  it('compares a merge with HEAD', async () => {
    const repo = repository({ Dockerfile: `${DOCKERFILE}RUN a\nRUN b\nRUN c\nRUN d\n` });
    repo.git('checkout', '-qb', 'other');
    repo.stage('Dockerfile', `${DOCKERFILE}RUN a\nRUN b\nRUN c\nRUN e\n`);
    repo.commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('Dockerfile', `# first\n${DOCKERFILE}RUN a\nRUN b\nRUN c\nRUN d\n`);
    repo.commit();
    repo.git('merge', '-q', '--no-commit', 'other');
    expect(await staged(repo)).toEqual({ blocking: [], old: ['XF101 Dockerfile'] });
  });

  it.each([2, 12])('does the same for %d files', async (count) => {
    const files = Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}/Dockerfile`, DOCKERFILE]));
    const repo = repository(files);
    for (const path of Object.keys(files)) repo.stage(path, `# moved\n${DOCKERFILE}`);
    repo.stage('s1/Dockerfile', `# moved\n${DOCKERFILE}COPY other /\n`);
    const { blocking, old } = await staged(repo);
    expect(blocking).toEqual(['XF101 s1/Dockerfile']);
    expect(old).toHaveLength(count);
  });

  it('compares --since with the commit that both share', async () => {
    const repo = repository({ Dockerfile: DOCKERFILE, gone: '' });
    repo.git('branch', 'before');
    repo.stage('Dockerfile', `# moved\n${DOCKERFILE}COPY gone /\n`);
    repo.git('rm', '-q', 'gone');
    repo.commit();
    expect(await found(repo, ['check', '--since', 'before'])).toEqual({
      blocking: ['XF101 Dockerfile'],
      old: ['XF101 Dockerfile'],
    });
  });

  it('compares a push with what the remote has', async () => {
    const repo = repository({ Dockerfile: DOCKERFILE, gone: '', 'b/Dockerfile': DOCKERFILE });
    repo.git('init', '-q', '--bare', '../remote.git');
    repo.git('remote', 'add', 'origin', '../remote.git');
    repo.git('push', '-q', 'origin', 'main');
    const there = repo.git('rev-parse', 'HEAD').trim();
    repo.stage('Dockerfile', `# moved\n${DOCKERFILE}COPY gone /\n`);
    repo.stage('b/Dockerfile', `# soon undone\n${DOCKERFILE}`);
    repo.git('rm', '-q', 'gone');
    repo.commit();
    repo.stage('b/Dockerfile', DOCKERFILE);
    const tip = repo.commit().trim();
    const expected = { blocking: ['XF101 Dockerfile'], old: ['XF101 Dockerfile', 'XF101 b/Dockerfile'] };
    const push = ['run', 'pre-push', 'origin', '../remote.git'];
    const asked = async (remoteId: string, ref: string) =>
      found(repo, push, `refs/heads/main ${tip} refs/heads/${ref} ${remoteId}\n`);
    expect(await asked(there, 'main')).toEqual(expected);
    // A new branch builds on what the remote has elsewhere.
    expect(await asked('0'.repeat(40), 'topic')).toEqual(expected);
    repo.git('update-ref', '-d', 'refs/remotes/origin/main');
    expect((await asked('0'.repeat(40), 'topic')).old).toEqual([]);
  });
});
