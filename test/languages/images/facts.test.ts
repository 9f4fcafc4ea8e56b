import { describe, expect, it } from 'vitest';
import { imagesDocument } from '../../../src/languages/images/document.ts';
import { type BaseFacts, baseFactsOf, factsOf, type Line } from '../../../src/languages/images/facts.ts';
import { findImage, findProduct, osOfCodename } from '../../../src/languages/images/knowledge.ts';
import { isLts, supportOf } from '../../../src/languages/images/support.ts';

const TODAY = new Date('2026-11-24T12:00:00Z');

function read(text: string, today = TODAY): BaseFacts {
  const facts = factsOf(text, today);
  if (!facts) throw new Error(`${text} was not read`);
  return facts;
}

function shown(line: Line | undefined): string | undefined {
  return line && `${line.support.label} ${line.support.state} ${line.support.ends ?? '-'}`;
}

describe('factsOf', () => {
  it.each([
    ['node:14.1.0', 'Node.js 14 ended 2023-04-30', undefined],
    ['node:fermium', 'Node.js 14 ended 2023-04-30', undefined],
    ['node:lts', 'Node.js 24 supported 2028-04-30', 'Debian 12 lts-only 2028-06-30'],
    ['node', 'Node.js 26 supported 2029-04-30', 'Debian 13 supported 2030-06-30'],
    ['node:24-bullseye-slim', 'Node.js 24 supported 2028-04-30', 'Debian 11 ended 2026-08-31'],
    ['python:3', 'Python 3.14 supported 2030-10-31', 'Debian 13 supported 2030-06-30'],
    ['python:2', 'Python 2.7 ended 2020-01-01', undefined],
    ['python:3.1', 'Python 3.1 ended 2012-04-09', undefined],
    ['python:3.10-alpine3.20', 'Python 3.10 ended 2026-10-31', 'Alpine Linux 3.20 ended 2026-04-01'],
    ['golang:1.16-alpine3.13', 'Go 1.16 ended 2022-03-15', 'Alpine Linux 3.13 ended 2022-11-01'],
    ['debian:buster', 'Debian 10 ended 2024-06-30', undefined],
    ['debian:12', 'Debian 12 lts-only 2028-06-30', undefined],
    ['ubuntu:bionic', 'Ubuntu 18.04 ended 2023-05-31', undefined],
    ['ubuntu:18.04', 'Ubuntu 18.04 ended 2023-05-31', undefined],
    ['alpine', 'Alpine Linux 3.24 supported 2028-06-01', undefined],
    ['arm64v8/alpine:3.12', 'Alpine Linux 3.12 ended 2022-05-01', undefined],
    ['public.ecr.aws/docker/library/node:14', 'Node.js 14 ended 2023-04-30', undefined],
    [
      'mcr.microsoft.com/dotnet/aspnet:3.1-focal',
      'Microsoft .NET 3.1 ended 2022-12-13',
      'Ubuntu 20.04 ended 2025-05-31',
    ],
    ['openjdk:17', undefined, undefined],
    ['debian:stable-slim', undefined, undefined],
    ['ghcr.io/team/node:14', undefined, undefined],
    ['team/python:2', undefined, undefined],
    ['node:99', undefined, undefined],
    ['busybox:1.36', undefined, undefined],
  ])('%s', (text, runtime, system) => {
    const facts = read(text);
    expect(shown(facts.runtime)).toBe(runtime);
    expect(shown(facts.system)).toBe(system);
  });

  it.each(['', 'scratch', 'node:{{ version }}', '$IMAGE', 'app:%%TAG%%', 'app:<tag>', '__IMAGE__:1', 'Node:1'])(
    'knows nothing of %j',
    (text) => {
      expect(factsOf(text, TODAY)).toBeUndefined();
    },
  );

  it('says nothing of the system of a moving tag once that system has ended after the data was made', () => {
    expect(shown(read('redis:7-alpine', new Date('2026-10-31T12:00:00Z')).system)).toContain(
      'Alpine Linux 3.21 ending',
    );
    expect(read('redis:7-alpine', new Date('2026-11-27T12:00:00Z')).system).toBeUndefined();
    expect(shown(read('redis:7-alpine3.21', new Date('2026-11-27T12:00:00Z')).system)).toContain('ended 2026-11-01');
  });

  it('does not guess the version behind a digest', () => {
    const facts = read(`node@sha256:${'0'.repeat(64)}`);
    expect(facts.tag).toBeUndefined();
    expect(facts.runtime).toBeUndefined();
  });

  it('lets the clock decide', () => {
    const text = 'node:20-slim';
    expect(read(text, new Date('2026-04-30T23:00:00Z')).runtime?.support.state).toBe('ending');
    expect(read(text, new Date('2026-05-01T00:00:00Z')).runtime?.support.state).toBe('ended');
    expect(read(text, new Date('2025-05-01T00:00:00Z')).runtime?.support.state).toBe('supported');
  });
});

describe('the data', () => {
  it('marks long-term support by date', () => {
    const node = findProduct('nodejs');
    const line = node?.cycles.find(({ name }) => name === '26');
    expect(line && isLts(line, new Date('2026-10-27'))).toBe(false);
    expect(line && isLts(line, new Date('2026-10-28'))).toBe(true);
  });

  it('counts paid support as none, and names it', () => {
    const ubuntu = findProduct('ubuntu');
    const line = ubuntu?.cycles.find(({ name }) => name === '18.04');
    expect(ubuntu && line && supportOf(ubuntu, line, TODAY)).toEqual({
      label: 'Ubuntu 18.04',
      state: 'ended',
      ends: '2023-05-31',
      paidUntil: '2028-04-01',
    });
  });

  it('finds code names, and nothing that only begins like one', () => {
    expect(osOfCodename('bookworm')).toBe('debian:12');
    expect(osOfCodename('noble')).toBe('ubuntu:24.04');
    expect(osOfCodename('book')).toBeUndefined();
    expect(osOfCodename('')).toBeUndefined();
    expect(findImage('nod')).toBeUndefined();
    expect(findImage('node')).toBe(findImage('node'));
    expect(findProduct('node')).toBeUndefined();
  });
});

describe('baseFactsOf', () => {
  const documentOf = (text: string) =>
    imagesDocument({ path: 'Dockerfile', text: `FROM ${text}`, origin: 'index' }, [
      { text, span: { start: 5, end: 5 + text.length }, literal: true, role: 'final' },
    ]);
  const factsIn = (text: string, today: Date) => baseFactsOf(documentOf(text), today)[0]?.[1];

  it('reads a reference once for all files of a day', () => {
    expect(factsIn('node:24', TODAY)).toBeDefined();
    expect(factsIn('node:24', TODAY)).toBe(factsIn('node:24', TODAY));
    expect(factsIn('node:24', TODAY)).toEqual(factsOf('node:24', TODAY));
  });

  it('judges by the day of each run', () => {
    expect(factsIn('node:24', new Date('2026-11-24T12:00:00Z'))?.runtime?.support.state).toBe('supported');
    expect(factsIn('node:24', new Date('2029-11-24T12:00:00Z'))?.runtime?.support.state).toBe('ended');
  });

  it('forgets when there are too many different references', () => {
    const first = factsIn('node:24', TODAY);
    for (let index = 0; index < 1000; index++) factsIn(`team/app:${index}`, TODAY);
    expect(factsIn('node:24', TODAY)).not.toBe(first);
    expect(factsIn('node:24', TODAY)).toEqual(first);
  });

  it('leaves out what is no image', () => {
    expect(baseFactsOf(documentOf('scratch'), TODAY)).toEqual([]);
  });
});
