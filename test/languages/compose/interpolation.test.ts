import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve, UNKNOWN } from '../../../src/languages/compose/interpolation.ts';

describe('interpolation', () => {
  it.each([
    ['plain', 'plain'],
    ['$$A', '$A'],
    ['$$$A', `$${UNKNOWN}`],
    ['a $V b', `a ${UNKNOWN} b`],
    ['${V}', UNKNOWN],
    ['${V:-d}', 'd'],
    ['${V-d}', 'd'],
    ['${V:-}', ''],
    ['${V:-${W:-x}y}', 'xy'],
    ['${V:-$$}', '$'],
    ['${V:?must}', UNKNOWN],
    ['${V:+a}', UNKNOWN],
    ['${A:-1}:${B}', `1:${UNKNOWN}`],
  ])('%s is %s', (value, text) => {
    expect(resolve(value)).toMatchObject({ text, bad: [] });
  });

  it.each(['$', '$1', '$(date)', 'a$ b', '${', '${1}', '${V', '${V!x}', '${}'])('%s has a bad dollar', (value) => {
    expect(resolve(value).bad).toHaveLength(1);
    expect(resolve(value).text).toBe(value);
  });

  it('names the variables and their places', () => {
    expect(
      resolve('a ${V:-${W}} $X').variables.map(({ name, kind, nested, start, end }) => [
        name,
        kind,
        nested,
        start,
        end,
      ]),
    ).toEqual([
      ['V', 'default', false, 2, 12],
      ['W', 'plain', true, 7, 11],
      ['X', 'plain', false, 13, 15],
    ]);
  });

  it('maps every unit back, whatever the value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('$', '{', '}', 'A', ':', '-', '?', '+', ' ', '$$', '${A:-', '1')),
        (parts) => {
          const value = parts.join('');
          const { text, starts, ends } = resolve(value);
          if (!starts || !ends) {
            expect(text).toBe(value);
            return;
          }
          expect(starts).toHaveLength(text.length);
          for (const [index, start] of starts.entries()) {
            expect(ends[index]).toBeGreaterThan(start);
            expect(ends[index]).toBeLessThanOrEqual(value.length);
          }
        },
      ),
    );
  });
});
