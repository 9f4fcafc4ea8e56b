import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay } from '../../src/core/day.ts';

describe('isoDay', () => {
  it('is the day of the ISO form', () => {
    const date = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (one) => {
        expect(isoDay(one)).toBe(one.toISOString().slice(0, 10));
      }),
    );
  });

  it('fills up with zeros', () => {
    expect(isoDay(new Date('0007-03-04T23:59:59Z'))).toBe('0007-03-04');
  });
});
