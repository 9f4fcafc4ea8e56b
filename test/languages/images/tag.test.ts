import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTag } from '../../../src/languages/images/tag.ts';

describe('readTag', () => {
  it.each([
    ['14.1.0', { version: '14.1.0', variant: [], prerelease: false }],
    ['18.04', { version: '18.04', variant: [], prerelease: false }],
    ['v2.4', { version: '2.4', variant: [], prerelease: false }],
    ['lts-slim', { channel: 'lts', variant: ['slim'], prerelease: false }],
    ['3.8-slim-buster', { version: '3.8', os: 'debian:10', osText: 'buster', variant: ['slim'], prerelease: false }],
    [
      '7.4-fpm-alpine3.14',
      { version: '7.4', os: 'alpine:3.14', osText: 'alpine3.14', variant: ['fpm'], prerelease: false },
    ],
    ['1.19-alpine', { version: '1.19', os: 'alpine', osText: 'alpine', variant: [], prerelease: false }],
    [
      '8u502-b07-jdk-alpine-3.24',
      { version: '8', os: 'alpine:3.24', osText: 'alpine-3.24', variant: ['jdk'], prerelease: false },
    ],
    [
      '17-jdk-ubi9-minimal',
      { version: '17', os: 'rhel:9', osText: 'ubi9', variant: ['jdk', 'minimal'], prerelease: false },
    ],
    ['bookworm-20260803-slim', { os: 'debian:12', osText: 'bookworm', variant: ['slim'], prerelease: false }],
    ['3.15.0rc1-slim', { version: '3.15.0', variant: ['slim'], prerelease: true }],
    ['19beta3', { version: '19', variant: [], prerelease: true }],
    ['edge', { variant: [], prerelease: true }],
    ['sid-slim', { os: 'debian:sid', osText: 'sid', variant: ['slim'], prerelease: true }],
    ['28-ea-jdk', { version: '28', variant: ['jdk'], prerelease: true }],
    ['20260805', { variant: [], prerelease: false }],
    ['latest', { channel: 'latest', variant: [], prerelease: false }],
    ['', { variant: [''], prerelease: false }],
  ])('%s', (tag, parts) => {
    expect(readTag(tag)).toEqual(parts);
  });

  it("knows an image's own words for versions", () => {
    expect(readTag('fermium-slim', new Map([['fermium', '14']]))).toEqual({
      version: '14',
      variant: ['slim'],
      prerelease: false,
    });
  });

  it('never throws and never makes a version of what is no number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w][\w.-]{0,30}$/), (tag) => {
        const { version } = readTag(tag);
        if (version !== undefined) expect(tag.replace(/^v/, '').startsWith(version)).toBe(true);
      }),
    );
  });
});
