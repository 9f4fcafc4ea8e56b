import { describe, expect, it } from 'vitest';
import { compareFor, type VersionFamily } from '../../../src/scan/versions/index.ts';

/** Ascending versions; those in one string, divided by ` = `, are the same. */
const ORDERS: readonly (readonly [VersionFamily, string, readonly string[]])[] = [
  [
    'dpkg',
    'tilde, end, letters, others',
    ['1.0~~', '1.0~', '1.0~rc1', '1.0 = 1.0-0 = 0:1.0', '1.0a', '1.0+b1', '1:0.1'],
  ],
  ['dpkg', 'long numbers', ['20240101123456788999', '20240101123456789000', '20240101123456789001']],
  ['dpkg', 'the last dash ends the version', ['1.0-1-2', '1.0-1-10', '1.0-2-1']],
  ['rpm', 'tilde, end, caret, letters, digits', ['1~rc1', '1', '1^git', '1a', '1.0', '1.0.1']],
  ['rpm', 'release and epoch', ['1.0', '1.0-1.el9', '1.0-2.el9', '1.0-10.el9', '1:0.9-1.el9']],
  ['rpm', 'separators', ['1.0-1 = 1_0-1 = 1..0-1 = 0:1.0-1']],
  [
    'apk',
    'suffixes',
    ['1.0_alpha', '1.0_beta', '1.0_pre', '1.0_rc', '1.0_rc1', '1.0 = 1.0-r0', '1.0-r1', '1.0_cvs', '1.0_git1'],
  ],
  ['apk', 'patches, letters, numbers', ['1.0', '1.0_p', '1.0_p1', '1.0_p1_p2', '1.0a', '1.0b', '1.0.1', '1.1', '1.10']],
  ['apk', 'a leading zero', ['1.00', '1.01', '1.010', '1.1', '1.2', '1.10']],
  ['apk', 'a hash', ['1.0-r1', '1.0~ab-r0', '1.0~ac-r0', '1.1']],
  ['apk', 'an invalid end', ['4.9-r3', '4.10-1-r1 = 4.10-r0 = 4.10', '4.10-r2', '4.10.1-r0']],
  [
    'semver',
    'missing numbers',
    ['v1 = 1.0.0 = 1.0 = 1.0.0.0+build', '1.0.0.1', '1.0.1', '1.2.3beta = 1.2.3-beta', '1.2.3'],
  ],
  ['semver', 'numbers of any length', ['1.99999999999999999999', '1.100000000000000000000']],
  [
    'go',
    'pseudo-versions',
    ['v0.0.0-20190101000000-abcdef123456', 'v0.0.0-20200101000000-abcdef123456', 'v0.0.0', 'v1.0.0'],
  ],
  [
    'go',
    'the tool chain',
    ['1.16.0-0', 'go1.16beta1', 'go1.16rc1', 'go1.16rc9', 'go1.16rc10', 'go1.16 = 1.16.0', 'go1.16.1'],
  ],
  ['go', 'incompatible modules', ['v2.0.0+incompatible = 2.0.0', '2.0.1']],
  [
    'pep440',
    'invalid versions are lowest',
    ['', 'foo', '1.0.dev1', '1.0a1', '1.0rc1', '1.0', '1.0+local', '1.0.post1', '1!0.1'],
  ],
  ['gem', 'letters are pre-releases', ['1.0.a', '1.0.b1', '1.0-1', '1.0.rc1', '1 = 1.0 = 1.0.0', '1.0.1']],
  [
    'maven',
    'qualifiers',
    ['1-alpha', '1a1', '1-beta', '1-m1', '1-rc = 1-cr', '1-SNAPSHOT', '1 = 1.0-ga = 1.final', '1-sp', '1-x'],
  ],
  ['maven', 'numbers', ['1-sp', '1-foo', '1-1', '1-2', '1.0.1', '1.1', '1.1.1']],
  [
    'packagist',
    'stabilities',
    ['dev-master', '1.0-dev', '1.0a1', '1.0-beta2', '1.0-RC1', 'v1.0 = 1.0.0.0', '1.0-p1', '1.0.1'],
  ],
  ['packagist', 'branches', ['2.0', '2.99', '2.x-dev', '2.x', '3.0']],
];

describe.each(ORDERS)('%s: %s', (family, _what, rows) => {
  it('is ascending', () => {
    const compare = compareFor(family);
    const ranked = rows.flatMap((row, rank) => row.split(' = ').map((version) => ({ version, rank })));
    const wrong = ranked.flatMap((a) =>
      ranked
        .filter((b) => Math.sign(compare(a.version, b.version)) !== Math.sign(a.rank - b.rank))
        .map((b) => `${a.version} and ${b.version}: ${compare(a.version, b.version)}`),
    );
    expect(wrong).toEqual([]);
  });
});
