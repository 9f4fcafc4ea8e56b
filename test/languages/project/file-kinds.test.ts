import { describe, expect, it } from 'vitest';
import type { FileKind } from '../../../src/core/project.ts';
import { hasFile, pathsOf } from '../../../src/languages/project/file-kinds.ts';
import { listingOf } from '../../support/check.ts';

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

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
    const found = pathsOf(listingOf(all));
    for (const [kind, paths] of Object.entries(EXPECTED)) {
      const sorted = [...paths].sort(byBytes);
      expect([kind, Object.entries(found).find(([name]) => name === kind)?.[1]]).toEqual([kind, sorted]);
    }
  });

  it('leaves out what is of no kind, and keys that are made for tests', () => {
    const found = pathsOf(listingOf(['a.ts', 'data.json', 'tests/server.key', 'docs/id_rsa', 'profile', 'a', '']));
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('hasFile', () => {
  it('counts what is checked as it is read', () => {
    const entries = listingOf(['a.ts']);
    expect(hasFile({ entries, checked: new Map() }, 'yaml')).toBe(false);
    expect(hasFile({ entries, checked: new Map([['x.json', 'kubernetes']]) }, 'yaml')).toBe(true);
    expect(hasFile({ entries: listingOf(['a.yaml']), checked: new Map() }, 'yaml')).toBe(true);
  });
});
