import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coverage } from '../../src/engine/coverage.ts';
import type { Suppression } from '../../src/engine/pragmas.ts';

const rule = { id: 'DL3008', name: 'apt-version', aliases: [], profiles: {} };
const other = { id: 'DL3020', name: 'copy-instead-of-add', aliases: [], profiles: {} };
const ignore = (start: number, end: number, code = 'DL3008'): Suppression => ({
  at: { start, end: start },
  codes: [code],
  covers: { start, end },
  own: true,
});

describe('Coverage', () => {
  it('says nothing without suppressions', () => {
    expect(new Coverage([]).at(3, rule)).toBeUndefined();
  });

  it('answers as a linear search does', () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30), fc.constantFrom('DL3008', 'DL3020', '*', 'DL3'));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const active = spans.map(([start, length, code]) => ignore(start, start + length, code));
        const coverage = new Coverage(active);
        for (const asked of [rule, other]) {
          for (let offset = 0; offset < 65; offset++) {
            const expected = active.find(
              ({ covers, codes }) =>
                covers.start <= offset && offset <= covers.end && ['*', 'DL3', asked.id].includes(codes[0] ?? ''),
            );
            expect(coverage.at(offset, asked)).toBe(expected);
          }
        }
      }),
    );
  });

  it('looks at each suppression once, however many rules ask', () => {
    let looks = 0;
    const counted = Array.from({ length: 5_000 }, (_, n) => {
      const one = ignore(0, 100_000 + n);
      return {
        ...one,
        get codes() {
          looks += 1;
          return one.codes;
        },
      };
    });
    const coverage = new Coverage(counted);
    for (let offset = 0; offset < 5_000; offset++) expect(coverage.at(offset, rule)).toBe(counted[0]);
    for (let n = 0; n < 100; n++) expect(coverage.at(0, { ...other, id: `DL${n}` })).toBeUndefined();
    expect(looks).toBeLessThan(5_000 + 200);
  });
});
