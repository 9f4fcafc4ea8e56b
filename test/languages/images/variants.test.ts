import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findImage } from '../../../src/languages/images/knowledge.ts';
import { parseReference } from '../../../src/languages/images/reference.ts';
import { allVariants, type VariantFacts, variantOf } from '../../../src/languages/images/variants.ts';
import { SAMPLE_TAGS } from '../../support/variant-tags.ts';

interface Row {
  readonly kind: string;
  readonly image: string;
  readonly variant: string;
  readonly repositories: readonly string[];
  readonly users: Readonly<Record<string, { uid: number | null; gid: number | null }>>;
  readonly defaultUser: string;
  readonly tools: Readonly<Record<string, boolean | null>>;
  readonly entrypointDropsRoot: boolean | null;
  readonly volumes: readonly string[];
}

const rows = readFileSync(new URL('../../../scripts/data/base-variants.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Row => JSON.parse(line))
  .filter(({ kind }) => kind === 'row');

function found(text: string): VariantFacts | undefined {
  const reference = parseReference(text);
  if (!reference) throw new Error(`${text} was not read`);
  return variantOf(reference);
}

describe('the facts of base images by variant', () => {
  it('holds every row of the data for each of its repositories', () => {
    const wanted = rows.flatMap(({ repositories, variant }) => repositories.map((name) => `${name} ${variant}`));
    const held = allVariants().map(([repository, { variant }]) => `${repository} ${variant}`);
    expect(held.sort()).toEqual(wanted.sort());
    expect(new Set(rows.map(({ image }) => image)).size).toBe(80);
    expect(rows).toHaveLength(235);
  });

  it.each(rows.flatMap((row) => row.repositories.map((name) => [`${name} ${row.variant}`, name, row] as const)))(
    'finds %s by a tag, with the cells of its row',
    (_, repository, row) => {
      const tag = SAMPLE_TAGS.find(
        (one) => found(`${repository}${one === '' ? '' : `:${one}`}`)?.variant === row.variant,
      );
      expect(tag, 'a tag of this variant').toBeDefined();
      const facts = found(`${repository}${tag === '' ? '' : `:${tag}`}`);
      expect(facts?.defaultUser).toBe(row.defaultUser);
      const users = Object.entries(row.users).map(([name, { uid, gid }]) => [
        name,
        { uid: uid ?? undefined, gid: gid ?? undefined },
      ]);
      expect(Object.fromEntries(facts?.users ?? [])).toEqual(Object.fromEntries(users));
      const tools = Object.entries(row.tools).filter(([, has]) => has !== null);
      expect(Object.fromEntries(facts?.tools ?? [])).toEqual(Object.fromEntries(tools));
      expect(facts?.dropsRoot).toBe(row.entrypointDropsRoot ?? undefined);
      expect(facts?.volumes).toEqual(row.volumes);
    },
  );

  it.each([
    ['postgres:18-alpine', 'postgres', 70],
    ['postgres:18', 'postgres', 999],
    ['docker.io/library/postgres:16.4-alpine3.20', 'postgres', 70],
    ['public.ecr.aws/docker/library/postgres:17-bookworm', 'postgres', 999],
    ['mirror.gcr.io/library/php:8.4-fpm-alpine', 'www-data', 82],
    ['php:8.4-apache-trixie', 'www-data', 33],
    ['redis:7.2-alpine', 'redis', 999],
    ['rabbitmq:4-management-alpine', 'rabbitmq', 100],
    ['rabbitmq:4-management', 'rabbitmq', 999],
    ['node:14.1.0', 'node', 1000],
    ['ubuntu:24.04', 'ubuntu', 1000],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-alpine', 'app', 1654],
  ])('%s: %s has the uid %i', (text, user, uid) => {
    expect(found(text)?.users.get(user)?.uid).toBe(uid);
  });

  it.each([
    ['a version that the data does not cover', 'redis:8-alpine'],
    ['a name that moved on to it', 'redis:latest'],
    ['a version from before the number was fixed', 'redis:4-alpine'],
    ['and so for nginx', 'nginx:1.14'],
    ['a release between the known ones', 'ubuntu:23.04'],
    ['an older release', 'ubuntu:16.04'],
    ['.NET before its user', 'mcr.microsoft.com/dotnet/aspnet:6.0-alpine'],
    ['.NET on an Ubuntu that was not read', 'mcr.microsoft.com/dotnet/aspnet:8.0-jammy'],
    ['openjdk without its system', 'openjdk:11'],
    ['Windows', 'python:3.14-windowsservercore-ltsc2025'],
    ['an onbuild image', 'node:8-onbuild'],
    ['a digest alone', `postgres@sha256:${'a'.repeat(64)}`],
    ['another repository', 'ghcr.io/team/postgres:18-alpine'],
    ['a name of every object', 'constructor:1'],
    ['the end of another name', 'res:1'],
  ])('has no row for %s', (_, text) => {
    expect(found(text)).toBeUndefined();
  });

  it('never takes more than one row for a listed tag', () => {
    for (const repository of new Set(allVariants().map(([name]) => name))) {
      for (const tag of findImage(repository)?.groups.flatMap(({ tags }) => tags) ?? []) {
        const facts = found(`${repository}:${tag}`);
        if (tag.includes('alpine')) expect(facts?.libc ?? 'musl', `${repository}:${tag}`).toBe('musl');
        if (/bookworm|trixie|bullseye|noble|jammy/.test(tag))
          expect(facts?.libc ?? 'glibc', `${repository}:${tag}`).toBe('glibc');
      }
    }
  });

  it('reads any tag without failing', () => {
    const repository = fc.constantFrom(...new Set(allVariants().map(([name]) => name)));
    fc.assert(
      fc.property(repository, fc.stringMatching(/^[a-z0-9_][a-z0-9_.-]{0,40}$/), (name, tag) => {
        const facts = found(`${name}:${tag}`);
        expect(facts === undefined || allVariants().some(([, { variant }]) => variant === facts.variant)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
