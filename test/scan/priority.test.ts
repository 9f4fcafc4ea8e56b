import { describe, expect, it } from 'vitest';
import { type Facts, isBuildOnly, scoreOf } from '../../src/scan/priority/score.ts';

const NOTHING: Facts = {
  level: 'unknown',
  isRemote: false,
  isKnownExploited: false,
  fix: 'none',
  isOwn: false,
  isBuildOnly: true,
};

describe('scoreOf', () => {
  it.each<[string, Partial<Facts>, [number, number, number, number], string]>([
    [
      'known exploited, fixed, in an own layer',
      { level: 'critical', cvss: 9.8, isKnownExploited: true, epss: 0.944, fix: 'minor', isOwn: true, isRemote: true },
      [392, 350, 150, 80],
      'act',
    ],
    [
      'likely, fixed',
      { level: 'critical', cvss: 9.8, epss: 0.02, fix: 'minor', isOwn: true },
      [392, 143, 150, 60],
      'attend',
    ],
    ['high without a fix', { level: 'high', cvss: 7.5, epss: 0.0005 }, [300, 0, 0, 20], 'later'],
    [
      'proof of concept, fixed by another base',
      { level: 'medium', cvss: 5.3, epss: 0.11, exploit: 'link', fix: 'base' },
      [212, 225, 120, 20],
      'track',
    ],
    ['low in headers', { level: 'low', cvss: 3.3 }, [132, 0, 0, 20], 'later'],
  ])('%s', (_, facts, [s, e, f, p], bucket) => {
    expect(scoreOf({ ...NOTHING, ...facts })).toEqual({ total: s + e + f + p, s, e, f, p, bucket });
  });

  it.each([
    ['critical', 380],
    ['high', 320],
    ['medium', 220],
    ['low', 100],
    ['negligible', 20],
    ['unknown', 160],
  ] as const)('counts %s without CVSS as %d', (level, s) => {
    expect(scoreOf({ ...NOTHING, level }).s).toBe(s);
  });

  it('stays within 0 and 1000', () => {
    const most = {
      cvss: 10,
      epss: 1,
      isKnownExploited: true,
      fix: 'minor',
      isOwn: true,
      isRemote: true,
      isBuildOnly: false,
    } as const;
    expect(scoreOf({ ...NOTHING, ...most }).total).toBe(1000);
    expect(scoreOf({ ...NOTHING, cvss: 0, epss: 0 }).total).toBe(20);
  });

  it('puts a known exploited issue with a fix first, whatever its score', () => {
    expect(scoreOf({ ...NOTHING, cvss: 2, isKnownExploited: true, fix: 'major' })).toMatchObject({ bucket: 'act' });
    expect(scoreOf({ ...NOTHING, cvss: 2, isKnownExploited: true })).toMatchObject({ bucket: 'track' });
  });

  it.each([
    ['libssl-dev', true],
    ['linux-libc-dev', true],
    ['glibc-headers', true],
    ['gcc-12', true],
    ['openssl', false],
    ['devscripts', false],
    ['gccgo-runtime', false],
  ])('%s serves building only: %s', (name, expected) => {
    expect(isBuildOnly(name)).toBe(expected);
  });
});
