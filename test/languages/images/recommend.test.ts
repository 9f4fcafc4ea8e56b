import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/languages/images/facts.ts';
import { findImage } from '../../../src/languages/images/knowledge.ts';
import { type Recommendation, recommend } from '../../../src/languages/images/recommend.ts';
import { parseReference } from '../../../src/languages/images/reference.ts';
import { compareVersions } from '../../../src/languages/images/versions.ts';

const TODAY = new Date('2026-11-24T12:00:00Z');

function recommendFor(text: string, today = TODAY): Recommendation {
  const facts = factsOf(text, today);
  if (!facts) throw new Error(`${text} was not read`);
  return recommend(facts, today);
}

describe('recommend', () => {
  it.each([
    ['node:14.1.0', '14.21.3', ['22', '26'], '26'],
    ['node:14-slim', '14.21.3-slim', ['22-slim', '26-slim'], '26-slim'],
    ['node:14-buster-slim', undefined, ['22-trixie-slim', '26-trixie-slim'], '26-trixie-slim'],
    ['node:24.1.0-slim', '24.19.0-slim', ['26-slim'], '26-slim'],
    ['python:3.8', '3.8.20', ['3.11', '3.14'], '3.14'],
    ['debian:buster', undefined, ['bookworm', 'trixie'], 'trixie'],
    ['debian:buster-slim', undefined, ['bookworm-slim', 'trixie-slim'], 'trixie-slim'],
    ['alpine:3.12', '3.12.12', ['3.22', '3.24'], '3.24'],
    ['ubuntu:18.04', undefined, ['22.04', '26.04'], '26.04'],
    ['ubuntu:bionic', undefined, ['jammy', 'resolute'], 'resolute'],
    ['golang:1.16-alpine3.13', undefined, ['1.26-alpine3.24', '1.27-alpine3.24'], '1.27-alpine3.24'],
    ['php:7.4-fpm-alpine3.14', undefined, ['8.2-fpm-alpine3.24', '8.5-fpm-alpine3.24'], '8.5-fpm-alpine3.24'],
    ['eclipse-temurin:16-jdk', undefined, ['17-jdk', '25-jdk'], '25-jdk'],
    ['node:latest', undefined, [], undefined],
    ['nginx', undefined, [], undefined],
    ['openjdk:8', undefined, [], undefined],
    ['ghcr.io/team/app:1', undefined, [], undefined],
  ])('%s', (text, minor, major, pick) => {
    const found = recommendFor(text);
    expect(found.minor?.tag).toBe(minor);
    expect(found.major.map(({ tag }) => tag)).toEqual(major);
    expect(found.pick?.tag).toBe(pick);
  });

  it('offers the line that has long-term support on the day', () => {
    const found = recommendFor('node:14.1.0', new Date('2026-08-22T12:00:00Z'));
    expect(found.major.map(({ tag }) => tag)).toEqual(['22', '24', '26']);
    expect(found.pick?.tag).toBe('24');
  });

  it('keeps the name as it is written', () => {
    expect(recommendFor('docker.io/library/node:14').pick?.reference).toBe('docker.io/library/node:26');
  });

  it('lists smaller and other images, Alpine with its risk', () => {
    const { alternatives } = recommendFor('node:14.1.0');
    expect(alternatives.map(({ reference }) => reference)).toEqual([
      'node:26-slim',
      'node:26-alpine',
      'gcr.io/distroless/nodejs26-debian13',
      'cgr.dev/chainguard/node',
    ]);
    expect(alternatives[1]?.reasons.join()).toContain('musl');
    expect(alternatives[0]?.reasons.join()).not.toContain('musl');
  });

  it('offers the distroless Python only for the version that it has', () => {
    expect(recommendFor('python:3.8').alternatives.map(({ reference }) => reference)).not.toContain(
      'gcr.io/distroless/python3-debian13',
    );
  });

  it('offers final-stage images for an image that builds', () => {
    const { alternatives } = recommendFor('golang:1.27');
    expect(alternatives.map(({ reference }) => reference)).toContain('scratch');
  });

  it('warns that data must be migrated', () => {
    expect(recommendFor('postgres:9.6').pick?.reasons).toContain('the data needs a migration');
  });

  it.each(['node', 'python', 'ruby', 'php', 'golang', 'debian', 'ubuntu', 'alpine', 'postgres', 'eclipse-temurin'])(
    'never offers a tag of %s that is unlisted, ended or a pre-release',
    (name) => {
      const image = findImage(name);
      const listed = new Set(image?.groups.flatMap(({ tags }) => tags));
      for (const cycle of image?.lines.keys() ?? []) {
        const { major, alternatives } = recommendFor(`${name}:${cycle}`);
        for (const { tag, reference } of [...major, ...alternatives]) {
          if (tag === undefined) continue;
          expect(listed.has(tag), reference).toBe(true);
          const facts = factsOf(reference, TODAY);
          expect(facts?.runtime?.support.state).not.toBe('ended');
          expect(facts?.system?.support.state).not.toBe('ended');
          expect(facts?.parts.prerelease).toBe(false);
          expect(parseReference(reference)?.tag).toBe(tag);
        }
      }
    },
  );
});

describe('compareVersions', () => {
  it.each([
    ['3.10', '3.9', 1],
    ['1.0', '1', 0],
    ['8.4', '8.10', -1],
    ['', '13', -1],
  ])('%s and %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});
