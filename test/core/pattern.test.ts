import { describe, expect, it } from 'vitest';
import { fits, fitsAny } from '../../src/core/pattern.ts';

describe('fits', () => {
  it.each([
    ['a', 'a'],
    ['*', ''],
    ['*', 'abc'],
    ['a*', 'abc'],
    ['*c', 'abc'],
    ['a*c', 'ac'],
    ['*b*', 'abc'],
    ['a*a*a', 'aaa'],
    ['**', 'a'],
  ])('%s takes %j', (pattern, text) => expect(fits(pattern, text)).toBe(true));

  it.each([
    ['a', 'ab'],
    ['', 'a'],
    ['a*', 'ba'],
    ['*c', 'cb'],
    ['a*a', 'a'],
    ['a*b*c', 'acb'],
    ['a*a*a', 'aa'],
  ])('%s refuses %j', (pattern, text) => expect(fits(pattern, text)).toBe(false));

  it('asks many', () => {
    expect(fitsAny(['b', 'a*'], 'abc')).toBe(true);
    expect(fitsAny([], 'abc')).toBe(false);
  });
});
