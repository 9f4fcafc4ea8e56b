import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/languages/images/facts.ts';
import { findImage } from '../../../src/languages/images/knowledge.ts';
import { type Recommendation, recommend } from '../../../src/languages/images/recommend.ts';
import { parseReference } from '../../../src/languages/images/reference.ts';
import { retirementOf } from '../../../src/languages/images/retired.ts';
import { compareVersions } from '../../../src/languages/images/versions.ts';

const TODAY = new Date('2026-11-24T12:00:00Z');

function recommendFor(text: string, today = TODAY): Recommendation {
  const facts = factsOf(text, today);
  if (!facts) throw new Error(`${text} was not read`);
  return recommend(facts, today);
}

describe('recommend', () => {
  it.each([
    ['node:14.1.0', undefined, ['24', '26'], '24'],
    ['node:14-slim', undefined, ['24-slim', '26-slim'], '24-slim'],
    ['node:14-buster-slim', undefined, ['24-trixie-slim', '26-trixie-slim'], '24-trixie-slim'],
    ['node:24-bullseye-slim', undefined, ['26-trixie-slim'], '24-trixie-slim'],
    ['node:25', undefined, ['26'], '26'],
    ['node:24.1.0-slim', '24.19.0-slim', ['26-slim'], '24.19.0-slim'],
    ['python:3.8', undefined, ['3.11', '3.14'], '3.14'],
    ['debian:buster', undefined, ['bookworm', 'trixie'], 'trixie'],
    ['debian:buster-slim', undefined, ['bookworm-slim', 'trixie-slim'], 'trixie-slim'],
    ['alpine:3.12', undefined, ['3.23', '3.24'], '3.24'],
    ['ubuntu:18.04', undefined, ['24.04', '26.04'], '26.04'],
    ['ubuntu:bionic', undefined, ['noble', 'resolute'], 'resolute'],
    ['golang:1.16-alpine3.13', undefined, ['1.26-alpine3.24', '1.27-alpine3.24'], '1.27-alpine3.24'],
    ['php:7.4-fpm-alpine3.14', undefined, ['8.3-fpm-alpine3.24', '8.5-fpm-alpine3.24'], '8.5-fpm-alpine3.24'],
    ['eclipse-temurin:16-jdk', undefined, ['17-jdk', '25-jdk'], '25-jdk'],
    ['mcr.microsoft.com/dotnet/aspnet:6.0', undefined, ['10.0'], '10.0'],
    ['mcr.microsoft.com/dotnet/sdk:8.0-alpine', undefined, ['10.0-alpine'], '10.0-alpine'],
    ['mcr.microsoft.com/dotnet/aspnet:6.0-bullseye-slim', undefined, ['10.0'], '10.0'],
    [
      'mcr.microsoft.com/dotnet/runtime:8.0-jammy-chiseled',
      undefined,
      ['10.0-resolute-chiseled'],
      '10.0-resolute-chiseled',
    ],
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
    expect(recommendFor('docker.io/library/node:14').pick?.reference).toBe('docker.io/library/node:24');
  });

  it('lists smaller and other images, Alpine with its risk', () => {
    const { alternatives } = recommendFor('node:14.1.0');
    expect(alternatives.map(({ reference }) => reference)).toEqual([
      'node:24-slim',
      'node:24-alpine',
      'gcr.io/distroless/nodejs24-debian13',
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

/** Lines of official images in styles that such images have. */
const REFERENCES = [
  ...'node python php ruby golang debian ubuntu alpine openjdk eclipse-temurin postgres mysql redis nginx httpd'.split(
    ' ',
  ),
  ...'mariadb mongo elasticsearch maven gradle amazoncorretto perl wordpress rabbitmq memcached haproxy rust'.split(
    ' ',
  ),
].flatMap((name) => {
  const versions = [...(findImage(name)?.lines.keys() ?? [])].slice(0, 15);
  const styles = ['', '-slim', '-alpine', '-bookworm', '-buster-slim', '-fpm-alpine', '-jdk', '-jre-alpine'];
  return [name, ...versions.flatMap((version) => styles.map((style) => `${name}:${version}${style}`))];
});
const DOTNET = ['sdk', 'aspnet', 'runtime', 'runtime-deps'].flatMap((kind) =>
  ['2.1', '3.1', '5.0', '6.0', '7.0', '8.0', '9.0', '10.0'].flatMap((version) =>
    ['', '-alpine', '-bullseye-slim', '-jammy', '-noble-chiseled', '-alpine3.18'].map(
      (style) => `mcr.microsoft.com/dotnet/${kind}:${version}${style}`,
    ),
  ),
);

describe('what is advised', () => {
  it.each(['2026-03-01', '2026-11-24', '2026-11-27', '2027-01-01', '2027-05-02', '2028-01-15', '2029-08-01'])(
    'lasts for 180 days more on %s, whatever it is asked about',
    (day) => {
      const today = new Date(`${day}T12:00:00Z`);
      const limit = new Date(Date.parse(day) + 180 * 86_400_000).toISOString().slice(0, 10);
      const wrong: string[] = [];
      for (const text of [...REFERENCES, ...DOTNET]) {
        const facts = factsOf(text, today);
        if (!facts) continue;
        const { minor, major, alternatives, pick } = recommend(facts, today);
        const replacements = retirementOf(facts, today)?.to ?? [];
        const advised = [minor, ...major, ...alternatives, pick].flatMap((one) => (one ? [one.reference] : []));
        for (const reference of [...advised, ...replacements]) {
          const own = factsOf(reference, today);
          for (const line of [own?.runtime, own?.system])
            if (line && (line.support.ends ?? limit) < limit)
              wrong.push(`${text}: ${reference} ends on ${line.support.ends}`);
        }
      }
      expect(wrong.slice(0, 10)).toEqual([]);
    },
  );

  it('says why a line that still gets updates is left out', () => {
    const { major, passedOver } = recommendFor('node:14');
    expect(passedOver).toEqual([{ reference: 'node:22', why: 'ends on 2027-04-30, in 157 days' }]);
    expect(major.map(({ tag, notes }) => [tag, notes[0]])).toEqual([
      ['24', 'Debian 12'],
      ['26', 'LTS only since 2026-10-28'],
    ]);
    expect(recommendFor('php:7.4').passedOver).toEqual([
      { reference: 'php:8.2', why: 'ends on 2026-12-31, in 37 days' },
    ]);
  });

  it('moves to a line with new long-term support after 90 days', () => {
    expect(recommendFor('node:14', new Date('2027-01-25T12:00:00Z')).pick?.tag).toBe('24');
    expect(recommendFor('node:14', new Date('2027-01-27T12:00:00Z')).pick?.tag).toBe('26');
  });

  it.each([
    ['openjdk:11-jre-slim', ['eclipse-temurin:11-jre', 'amazoncorretto:11']],
    ['openjdk:15-jdk', ['eclipse-temurin:17-jdk', 'amazoncorretto:17']],
    ['openjdk', ['eclipse-temurin:25-jdk', 'amazoncorretto:25']],
    ['java:8', ['eclipse-temurin:8-jdk']],
  ])('%s goes on as %j', (text, to) => {
    const facts = factsOf(text, TODAY);
    expect(facts && retirementOf(facts, TODAY)?.to).toEqual(to);
  });
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
