import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isInRange,
  matchAffected,
  pairEvents,
  type RangeEvent,
  readAffected,
  writeAffected,
} from '../../../src/scan/advisories/ranges.ts';
import { compareFor } from '../../../src/scan/versions/index.ts';

function events(text: string): RangeEvent[] {
  return text.split(' ').map((word): RangeEvent => {
    const version = word.slice(1);
    if (word.startsWith('+')) return { kind: 'introduced', version };
    return { kind: word.startsWith('-') ? 'fixed' : 'last', version };
  });
}

describe('pairEvents', () => {
  // `+` introduced, `-` fixed, `=` last affected.
  it.each([
    ['+0 -1.2', '<1.2'],
    ['-1.2 +0', '<1.2'],
    ['+0', '<'],
    ['+1.0', '1.0<'],
    ['+1.0 =1.5', '1.0≤1.5'],
    ['+3.9.0 -3.19.1 +0 -3.8.1 +3.20.0 -3.23.1', '<3.8.1|3.9.0<3.19.1|3.20.0<3.23.1'],
    ['+1.0 +1.1 -1.2', '1.0<1.2'],
    ['+1.0 -1.2 -1.3', '1.0<1.2'],
    ['+1.10 -1.9', '1.10<'],
    ['-1.2', ''],
    ['+0 -0', ''],
    ['+1.0 -1.0', ''],
    ['+1.0 -1.2 +1.2 -1.4', '1.0<1.2|1.2<1.4'],
  ])('%s is %s', (text, expected) => {
    expect(writeAffected({ ranges: pairEvents(events(text), 'semver'), versions: [] })).toBe(expected);
  });

  it('orders events as the family does', () => {
    const pairs = pairEvents(events('+1.0~rc1 -1.0'), 'dpkg');
    expect(pairs).toEqual([{ introduced: '1.0~rc1', fixed: '1.0' }]);
    expect(pairEvents(events('+1.0 -1.0~rc1'), 'dpkg')).toEqual([{ introduced: '1.0' }]);
  });
});

describe('isInRange', () => {
  it.each([
    ['1.0', '<1.0', false],
    ['0.9', '<1.0', true],
    ['1.0', '≤1.0', true],
    ['1.1', '≤1.0', false],
    ['1.0', '1.0<2.0', true],
    ['0.9', '1.0<2.0', false],
    ['9', '1.0<', true],
    ['9', '<', true],
  ])('%s in %s: %s', (version, text, expected) => {
    const [range] = readAffected(text)?.ranges ?? [];
    expect(range && isInRange(version, range, compareFor('semver'))).toBe(expected);
  });
});

describe('matchAffected', () => {
  it.each([
    ['1.5', '1.0<1.6|2.0<2.3', '1.6'],
    ['2.1', '1.0<1.6|2.0<2.3', '2.3'],
    ['1.5', '1.0<1.6|<2.3', '2.3'],
    ['1.5', '1.0<1.6|<', undefined],
    ['1.5', '1.0≤1.6', undefined],
  ])('%s in %s is fixed in %s', (version, text, fixed) => {
    expect(matchAffected(version, readAffected(text) ?? { ranges: [], versions: [] }, compareFor('semver'))).toEqual(
      fixed === undefined ? {} : { fixed },
    );
  });

  it('counts versions that are listed', () => {
    const affected = { ranges: [], versions: ['1.0', '1.2'] };
    expect(matchAffected('v1.2.0', affected, compareFor('semver'))).toEqual({});
    expect(matchAffected('1.1', affected, compareFor('semver'))).toBeUndefined();
  });
});

describe('writeAffected', () => {
  it('is read back, whatever versions hold', () => {
    const version = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/\p{Cs}/u.test(text));
    const range = fc.oneof(
      fc.constant({}),
      fc.record({ introduced: version }),
      fc.record({ introduced: version, fixed: version }),
      fc.record({ last: version }),
    );
    fc.assert(
      fc.property(fc.array(range, { minLength: 1 }), fc.array(version), (ranges, versions) => {
        const text = writeAffected({ ranges, versions });
        expect(text).not.toMatch(/[\s]/);
        expect(readAffected(text)).toEqual({ ranges, versions });
      }),
    );
  });
});
