import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalOf, officialNameOf, parseReference, readReference } from '../../../src/languages/images/reference.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('parseReference', () => {
  it.each([
    ['node', 'docker.io/library/node:latest', 'node'],
    ['node:22-slim', 'docker.io/library/node:22-slim', 'node'],
    [`node:22@${SHA}`, `docker.io/library/node:22@${SHA}`, 'node'],
    [`node@${SHA}`, `docker.io/library/node@${SHA}`, 'node'],
    ['docker.io/node', 'docker.io/library/node:latest', 'node'],
    ['docker.io/library/node:1', 'docker.io/library/node:1', 'node'],
    ['index.docker.io/library/node', 'docker.io/library/node:latest', 'node'],
    ['bitnami/redis', 'docker.io/bitnami/redis:latest', 'bitnami/redis'],
    ['localhost/app', 'localhost/app:latest', 'localhost/app'],
    ['localhost:5000/app:1', 'localhost:5000/app:1', 'localhost:5000/app'],
    ['registry:5000/team/app', 'registry:5000/team/app:latest', 'registry:5000/team/app'],
    ['Registry/team/app', 'Registry/team/app:latest', 'Registry/team/app'],
    ['[::1]:5000/app:1', '[::1]:5000/app:1', '[::1]:5000/app'],
    ['ghcr.io/a/b/c__d-e--f.g', 'ghcr.io/a/b/c__d-e--f.g:latest', 'ghcr.io/a/b/c__d-e--f.g'],
    ['mcr.microsoft.com/dotnet/sdk:9.0', 'mcr.microsoft.com/dotnet/sdk:9.0', 'mcr.microsoft.com/dotnet/sdk'],
    ['app:5000', 'docker.io/library/app:5000', 'app'],
  ])('reads %s', (text, canonical, name) => {
    const reference = parseReference(text);
    expect(reference && canonicalOf(reference)).toBe(canonical);
    expect(reference?.name).toBe(name);
  });

  it('knows where tag and digest stand', () => {
    const text = `quay.io/a/b:1.2@${SHA}`;
    const reference = parseReference(text);
    expect(text.slice(reference?.nameSpan.start, reference?.nameSpan.end)).toBe('quay.io/a/b');
    expect(text.slice(reference?.tagSpan?.start, reference?.tagSpan?.end)).toBe('1.2');
    expect(text.slice(reference?.digestSpan?.start, reference?.digestSpan?.end)).toBe(SHA);
  });
});

describe('readReference refuses', () => {
  it.each([
    ['', 'name is missing', ''],
    ['Node', 'capital letters', 'Node'],
    ['node:', 'tag after', ':'],
    ['node:a b', 'not a valid tag', 'a b'],
    ['node:-a', 'not a valid tag', '-a'],
    [`node:${'a'.repeat(129)}`, 'not a valid tag', 'a'.repeat(129)],
    ['node@', 'digest after', '@'],
    ['node@sha256:abc', '64 hex digits, this one has 3', '@sha256:abc'],
    ['node@1', 'algorithm', '@1'],
    ['a//b', 'empty', '/'],
    ['a/', 'empty', ''],
    ['-a', 'not valid in an image name', '-a'],
    ['a._b', 'not valid in an image name', 'a._b'],
    ['a___b', 'not valid in an image name', 'a___b'],
    ['a:b:c', 'not a valid tag', 'b:c'],
    ['-x.io/a', 'not a valid registry host', '-x.io'],
    ['reg:port/a', 'not a valid registry host', 'reg:port'],
    ['0123456789abcdef'.repeat(4), 'image id', '0123456789abcdef'.repeat(4)],
    [`${'a/'.repeat(128)}b`, '255', `${'a/'.repeat(128)}b`],
    ['https://ghcr.io/a/b', 'not a valid registry host', 'https:'],
    ['$IMAGE', 'capital letters', '$IMAGE'],
    ['{{image}}', 'not valid in an image name', '{{image}}'],
  ])('%j', (text, problem, at) => {
    const read = readReference(text);
    if (!('problem' in read)) throw new Error(`${text} was read`);
    expect(read.problem).toContain(problem);
    expect(text.slice(read.at.start, read.at.end)).toBe(at);
    expect(parseReference(text)).toBeUndefined();
  });
});

describe('officialNameOf', () => {
  it.each([
    ['node:22', 'node'],
    ['docker.io/library/node', 'node'],
    ['public.ecr.aws/docker/library/node:22', 'node'],
    ['mirror.gcr.io/library/node', 'node'],
    ['arm64v8/node', 'node'],
    ['registry-1.docker.io/library/node', 'node'],
    ['bitnami/node', undefined],
    ['ghcr.io/library/node', undefined],
    ['public.ecr.aws/lambda/nodejs:22', undefined],
  ])('%s', (text, name) => {
    const reference = parseReference(text);
    expect(reference).toBeDefined();
    expect(reference && officialNameOf(reference)).toBe(name);
  });
});

describe('any text', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  const component = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .chain((words) => fc.constantFrom('.', '_', '__', '-', '---').map((separator) => words.join(separator)));
  const path = fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  const registry = fc.constantFrom('', 'localhost/', 'localhost:5000/', 'ghcr.io/', 'a.b-c.d:80/', 'docker.io/');
  const tag = fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/), { nil: undefined });
  const digest = fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined });

  it('built from the grammar is read and keeps its parts', () => {
    fc.assert(
      fc.property(registry, path, tag, digest, (host, rest, ownTag, hex) => {
        const text = `${host}${rest}${ownTag === undefined ? '' : `:${ownTag}`}${hex === undefined ? '' : `@sha256:${hex}`}`;
        if (/^[0-9a-f]{64}$/.test(text)) return;
        const read = parseReference(text);
        expect(read?.tag).toBe(ownTag);
        expect(read?.digest).toBe(hex === undefined ? undefined : `sha256:${hex}`);
        expect(text.slice(0, read?.nameSpan.end)).toBe(`${host}${rest}`);
      }),
    );
  });

  it('is read or refused without a throw, and a canonical form reads as itself', () => {
    const odd = fc.string({ unit: fc.constantFrom('a', 'B', '1', '.', '_', '-', '/', ':', '@', '[', ']', ' ', 'é') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), odd), (text) => {
        const read = readReference(text);
        if ('problem' in read) {
          expect(read.at.start).toBeLessThanOrEqual(text.length);
          return;
        }
        const canonical = canonicalOf(read);
        const again = parseReference(canonical);
        expect(again && canonicalOf(again)).toBe(canonical);
      }),
    );
  });
});
