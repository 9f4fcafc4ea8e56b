import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';
import { parseReference } from '../../../src/languages/images/reference.ts';
import { allVariants, variantOf } from '../../../src/languages/images/variants.ts';
import { userOf } from '../../../src/languages/project/image-user.ts';
import { check } from '../../support/check.ts';
import { SAMPLE_TAGS } from '../../support/variant-tags.ts';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: app
      image: registry.example.com/app:1.0
`;

function user(text: string) {
  const doc = parseDockerfile({ path: 'Dockerfile', text, origin: 'index' });
  const stage = doc.stages.at(-1);
  return stage && userOf(doc, stage);
}

/** Every variant with a reference to it. */
const REFERENCES = allVariants().map(([repository, facts]) => {
  const tag = SAMPLE_TAGS.find((one) => {
    const reference = parseReference(one === '' ? repository : `${repository}:${one}`);
    return reference && variantOf(reference)?.variant === facts.variant;
  });
  return [tag === '' ? repository : `${repository}:${tag}`, facts] as const;
});

describe('the user of an image', () => {
  it.each(REFERENCES)('of every known user of %s has the number of its row', (image, facts) => {
    for (const [name, { uid }] of facts.users) expect(user(`FROM ${image}\nUSER ${name}\n`)?.uid).toBe(uid);
    const base = user(`FROM ${image}\n`);
    if (facts.confidence === 'high' && facts.defaultUid !== undefined) expect(base?.uid).toBe(facts.defaultUid);
    else if (base) expect(base.uid).toBe(0);
  });

  it.each([
    ['postgres:18-alpine', 'postgres', 'USER 70'],
    ['postgres:18', 'postgres', 'USER 999'],
    ['php:8.5-fpm-alpine', 'www-data', 'USER 82'],
    ['nextcloud:34-apache', 'www-data', 'USER 33'],
  ])('XF001 writes the number of %s', async (image, name, wanted) => {
    const files = { 'k8s/app.yaml': POD };
    const [finding] = await check('app/Dockerfile', `FROM ${image}\nUSER ${name}\n`, { select: ['XF001'], files });
    expect(finding?.help).toContain(wanted);
    expect(finding?.fix?.safety).toBe('safe');
    expect(finding?.fix?.edits[0]?.text).toBe(wanted.slice('USER '.length));
  });

  it.each([
    ['redis:8-alpine', 'redis'],
    ['redis:4-alpine', 'redis'],
    ['nginx:1.14-alpine', 'nginx'],
    ['ubuntu:16.04', 'ubuntu'],
    ['mcr.microsoft.com/dotnet/aspnet:6.0', 'app'],
    ['postgres:banana-split-x', 'postgres'],
    ['registry.example.com/team/postgres:18', 'postgres'],
    ['python:3.14-alpine', 'www-data'],
    ['mariadb:11', 'mysql'],
    ['postgres:18\nCOPY passwd /etc/passwd', 'postgres'],
    ['node:24\nRUN usermod -u $ID node', 'node'],
    ['node:24\nRUN deluser --remove-home node && adduser -S node', 'node'],
  ])('XF001 names no number for FROM %s, USER %s', async (from, name) => {
    const files = { 'k8s/app.yaml': POD };
    const [finding] = await check('app/Dockerfile', `FROM ${from}\nUSER ${name}\n`, { select: ['XF001'], files });
    expect(finding).toBeDefined();
    const words = `${finding?.message} ${finding?.help}`.replaceAll(from, '');
    expect(words).not.toMatch(/\d/);
    expect(finding?.fix).toBeNull();
  });

  it.each([
    ['node:24\nRUN usermod -u 1001 node', 'node', 1001],
    ['node:24\nRUN adduser node video', 'node', 1000],
    ['debian:13\nRUN useradd -mu 1234 app', 'app', 1234],
    ['debian:13\nRUN useradd --uid=1234 app', 'app', 1234],
  ])('counts what the Dockerfile does itself: FROM %s, USER %s', (from, name, uid) => {
    expect(user(`FROM ${from}\nUSER ${name}\n`)?.uid).toBe(uid);
  });

  it('leaves the number of a stored Dockerfile without a date to a look at the image', async () => {
    const files = { 'k8s/app.yaml': POD };
    const [finding] = await check('app/Dockerfile', 'FROM oven/bun:1\nUSER bun\n', { select: ['XF001'], files });
    expect(finding?.fix?.safety).toBe('unsafe');
  });
});
