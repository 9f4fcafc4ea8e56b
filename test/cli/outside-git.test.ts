import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderRepository } from '../../src/collect/walk.ts';
import { temporaryFolder } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const SERVICE =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';
const POLICY =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec: {podSelector: {matchLabels: {app: web}}}\n';
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: wbe}}\nspec: {containers: [{name: a, image: "a:1"}]}\n';
const DOCKERFILE = 'FROM debian:13-slim\nCOPY src missing.txt /\nUSER 1000\n';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function found(cwd: string, ...paths: string[]): Promise<readonly string[]> {
  const { out } = await plimsoll(
    ['check', ...paths, '--select', 'K8S501,K8S510,XF101,XF020,CMP312,CMP316', '--format', 'json'],
    { cwd },
  );
  const { findings }: { findings: { rule: string; file: string }[] } = JSON.parse(out);
  return findings.map(({ rule, file }) => `${rule} ${file}`).sort();
}

const MANIFESTS = { 'service.yaml': SERVICE, 'policy.yaml': POLICY, 'pod.yaml': POD };

describe('a folder outside of Git', () => {
  it('is a repository: its manifests and Dockerfiles are checked against each other', async () => {
    const folder = folderWith({ ...MANIFESTS, 'app/Dockerfile': DOCKERFILE, 'app/src/a.js': '' });
    const all = ['K8S501 service.yaml', 'K8S510 policy.yaml', 'XF101 app/Dockerfile'];
    expect(await found(folder)).toEqual(all);
    expect(await found(folder, '.')).toEqual(all);
    // It may be built from the folder above, which was not named.
    expect(await found(folder, 'app')).toEqual([]);
    expect(await found(folder, 'service.yaml')).toEqual([]);
  });

  it('may be named from elsewhere', async () => {
    const folder = folderWith({ 'a/service.yaml': SERVICE, 'a/policy.yaml': POLICY, 'a/pod.yaml': POD, 'b/x': '' });
    expect(await found(folder, 'a')).toEqual(['K8S501 a/service.yaml', 'K8S510 a/policy.yaml']);
    expect(await found(join(folder, 'b'), '../a')).toEqual(['K8S501 ../a/service.yaml', 'K8S510 ../a/policy.yaml']);
  });

  it('knows nothing of what lies beside it', async () => {
    const folder = folderWith({
      'package.json': '{}',
      'api/Dockerfile': 'FROM node:24-slim\nCOPY package.json /\nUSER node\n',
      'api/compose.yaml': 'services: {a: {build: ../web, env_file: ../.env}}\n',
      '.env': '',
      'web/Dockerfile': 'FROM scratch\n',
    });
    expect(await found(folder, 'api')).toEqual([]);
    expect(await found(folder)).toEqual([]);
  });

  it('has nothing that is committed, and no link that is followed', async () => {
    const outside = folderWith({ 'secret.txt': 'x' });
    const folder = folderWith({
      'compose.yaml': 'services: {a: {image: "a:1", env_file: .env}}\n',
      '.env': 'POSTGRES_PASSWORD=k3Jv9qLmZx\n',
      'node_modules/a/service.yaml': SERVICE,
      Dockerfile: 'FROM debian:13-slim\nCOPY link/secret.txt loop/a /\nUSER 1000\n',
    });
    symlinkSync(outside, join(folder, 'link'));
    symlinkSync('.', join(folder, 'loop'));
    expect(await found(folder)).toEqual([]);
    const repository = folderRepository(folder, [''], async (paths) => new Map(paths.map((path) => [path, path])));
    expect([...((await repository?.list()) ?? [])].map(({ path, mode }) => `${mode} ${path}`)).toEqual([
      '100644 .env',
      '100644 Dockerfile',
      '100644 compose.yaml',
      '120000 link',
      '120000 loop',
    ]);
    expect([...((await repository?.read(['link', '.env', '../x'])) ?? []).keys()]).toEqual(['.env']);
  });
});
