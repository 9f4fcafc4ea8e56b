import { describe, expect, it } from 'vitest';
import type { FileKind } from '../../../src/core/project.ts';
import { hasFile, pathsOf } from '../../../src/languages/project/file-kinds.ts';

const entriesOf = (paths: readonly string[]) =>
  new Map(paths.map((path) => [path, { path, mode: '100644', blob: '' }] as const));

const EXPECTED: Readonly<Record<FileKind, readonly string[]>> = {
  compose: ['compose.yaml', 'a/docker-compose.prod.yml', 'Compose.YML'],
  dockerfile: [
    'Dockerfile',
    'a/dockerfile',
    'Dockerfile.prod',
    'web.Dockerfile',
    'b/Containerfile',
    'a/Dockerfile.dockerignore',
  ],
  dockerignore: ['.dockerignore', 'a/Dockerfile.dockerignore', 'b/dockerignore'],
  gitignore: ['.gitignore', 'a/.gitignore'],
  lock: ['package-lock.json', 'a/package-lock.json'],
  package: ['package.json', 'a/package.json'],
  secret: [
    'id_rsa',
    'a/server.key',
    'a/server.PEM',
    'a/store.jks',
    'a/app.keystore',
    'a/x.p12',
    'a/x.pfx',
    '.env',
    'a/.env.local',
    '.npmrc',
    '.aws/credentials',
    'terraform.tfstate',
    'gcp/service-account.json',
    '.docker/config.json',
  ],
  version: ['go.mod', '.nvmrc', 'a/.node-version', '.python-version', '.ruby-version'],
  yaml: ['a.yaml', 'k/B.YML', 'compose.yaml', 'a/docker-compose.prod.yml', 'Compose.YML'],
};

describe('pathsOf', () => {
  it('finds every file of a kind, in the order of the paths', () => {
    const all = [...new Set(Object.values(EXPECTED).flat())];
    const found = pathsOf(entriesOf(all));
    for (const [kind, paths] of Object.entries(EXPECTED)) {
      const sorted = all.filter((path) => paths.includes(path));
      expect([kind, Object.entries(found).find(([name]) => name === kind)?.[1]]).toEqual([kind, sorted]);
    }
  });

  it('leaves out what is of no kind, and keys that are made for tests', () => {
    const found = pathsOf(entriesOf(['a.ts', 'data.json', 'tests/server.key', 'docs/id_rsa', 'profile', 'a', '']));
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('hasFile', () => {
  it('counts what is checked as it is read', () => {
    const entries = entriesOf(['a.ts']);
    expect(hasFile({ entries, checked: new Map() }, 'yaml')).toBe(false);
    expect(hasFile({ entries, checked: new Map([['x.json', 'kubernetes']]) }, 'yaml')).toBe(true);
    expect(hasFile({ entries: entriesOf(['a.yaml']), checked: new Map() }, 'yaml')).toBe(true);
  });
});
