import fc from 'fast-check';
import type { VersionFamily } from '../../../src/scan/versions/index.ts';

export const FAMILIES: readonly VersionFamily[] = [
  'dpkg',
  'rpm',
  'apk',
  'semver',
  'pep440',
  'gem',
  'maven',
  'go',
  'packagist',
];

const PIECES = [
  ...[
    '0',
    '1',
    '2',
    '9',
    '10',
    '00',
    '01',
    '010',
    '20240101123456789',
    '.',
    '.',
    '.',
    '-',
    '-',
    '_',
    '~',
    '^',
    '+',
    ':',
  ],
  ...['!', 'a', 'b', 'm', 'rc', 'alpha', 'beta', 'dev', 'post', 'pre', 'sp', 'ga', 'final', 'snapshot', 'v', 'x', 'p'],
  ...[
    '-r1',
    '_rc',
    '_p1',
    '_git20240101',
    '.dev1',
    '.post2',
    '-1',
    '1:',
    '0:',
    '+b1',
    '~rc1',
    '^git1',
    '.module',
    'go1.',
  ],
  ...[' ', '\n', 'é', '\ud800', '\u0000', '*', 'A', 'RC'],
];

/** Text that looks like a version of some family, or nearly so. */
export const anyVersion: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const number = fc.oneof(fc.integer({ min: 0, max: 12 }).map(String), fc.constantFrom('010', '00', '20240101'));
const numbers = fc.array(number, { minLength: 1, maxLength: 4 }).map((list) => list.join('.'));

function option(...choices: string[]): fc.Arbitrary<string> {
  return fc.oneof(fc.constant(''), fc.constantFrom(...choices));
}

function joined(...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((list) => list.join(''));
}

/** Valid versions, as the reference tool of the family takes them. */
export const VALID = {
  dpkg: joined(
    option('0:', '1:', '12:'),
    numbers,
    option('~', '~rc1', '+dfsg', '+dfsg1', '~~', 'a', '.a-b', '+really2.0', '-1-1', 'ABC', '~bpo'),
    option('-1', '-0', '-1ubuntu0.1', '-1+deb12u1', '-2+b1', '-1~bpo11+1', '-10'),
  ),
  rpm: joined(
    numbers,
    option('~rc1', '~', '^', '^git1', '^20240101', '~rc1^git2', 'a', '.a', '_1', '+', '..1', 'rc1'),
    option('~1', '^1', '.1', 'z'),
  ),
  pep440: joined(
    option('1!', '0!'),
    numbers,
    option('a1', 'b2', 'rc1', '.c1', '-alpha', 'pre3', '_beta.2'),
    option('.post1', '-1', 'r2', '.rev', '.post0'),
    option('.dev1', '.dev0', 'dev'),
    option('+local', '+1', '+ubuntu.1', '+1.a'),
  ),
  gem: joined(numbers, option('.rc1', '.a', '.pre.1', '.0.b.0', '-1', '-beta2', '.b10', '.a.0.0'), option('.0', '.1')),
  semver: joined(
    fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }).map((list) => list.join('.')),
    option('-alpha', '-alpha.1', '-rc.10', '-rc.9', '-0', '-1.a', '-a-b', '-beta.11.x'),
    option('+build', '+1'),
  ),
  maven: joined(
    fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }).map((list) => list.join('.')),
    option(
      '-alpha-1',
      '-alpha1',
      '-beta',
      '-rc1',
      '-RC2',
      '-SNAPSHOT',
      '-sp',
      '-1',
      '-foo',
      '-final',
      'a1',
      '-GA',
      '-jre',
    ),
    option('-1', '.1', '-2'),
  ),
};
