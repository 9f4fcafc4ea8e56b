import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFor } from '../../../src/scan/versions/index.ts';
import { anyVersion, FAMILIES } from './samples.ts';

const RUNS = { numRuns: 2_000 };
const LENGTH = 100_000;
/** What has to be read to its end, and what tempts a pattern to go back. */
const LONG = ['1', '0', 'a', '.', '-', '~', '1.', '1a', '-1', '_p', '.x', ' ', '0.0-', '!', '+a', 'rc', '1:', '\ud800'];

describe.each(FAMILIES)('the order of %s versions', (family) => {
  const compare = compareFor(family);

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const order = compare(a, b);
        expect(Number.isNaN(order)).toBe(false);
        expect(Math.sign(order) + Math.sign(compare(b, a))).toBe(0);
        expect(compare(a, a)).toBe(0);
      }),
      RUNS,
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, anyVersion, (...three) => {
        const [low = '', middle = '', high = ''] = [...three].sort(compare);
        expect(compare(low, middle)).toBeLessThanOrEqual(0);
        expect(compare(middle, high)).toBeLessThanOrEqual(0);
        expect(compare(low, high)).toBeLessThanOrEqual(0);
        if (compare(low, high) === 0) {
          expect(compare(low, middle)).toBe(0);
          expect(compare(middle, high)).toBe(0);
        }
      }),
      RUNS,
    );
  });

  it('takes linear time', () => {
    for (const piece of LONG) {
      const text = piece.repeat(LENGTH / piece.length);
      const start = performance.now();
      compare(text, `${text}!`);
      compare(`1.0${text}`, `1.0${text}1`);
      compare(`1.0-${text}!`, `1.0-${text}`);
      expect([piece, performance.now() - start < 3_000]).toEqual([piece, true]);
    }
  });
});
