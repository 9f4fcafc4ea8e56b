import { expect, it } from 'vitest';
import { firstThat } from '../../src/core/bisect.ts';

it('finds the first item that passes', () => {
  for (const items of [[], [1], [1, 2], [1, 3, 3, 7], [0, 0, 0, 5, 9]]) {
    for (let limit = -1; limit < 11; limit++) {
      const expected = items.findIndex((item) => item >= limit);
      expect(firstThat(items, (item) => item >= limit)).toBe(expected === -1 ? items.length : expected);
    }
  }
});
