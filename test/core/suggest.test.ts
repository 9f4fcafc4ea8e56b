import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/core/suggest.ts';

describe('the nearest word', () => {
  it.each([
    ['selct', 'select'],
    ['SELECT', 'select'],
    ['slecet', 'select'],
    ['fiels', 'files'],
    ['flies', 'files'],
    ['of', 'off'],
    ['oft', 'off'],
    ['seelct', 'select'],
    ['ruel', 'rule'],
    ['build', 'builder'],
  ])('for %s is %s', (word, meant) => {
    expect(nearest(word, ['select', 'files', 'off', 'rule', 'builder'])).toBe(meant);
  });

  it.each([
    ['seat', 'slate'],
    ['sect', 'secrets'],
    ['foo', 'root'],
    ['test', 'rust'],
    ['dive', 'file'],
    ['x', 'off'],
    ['x', 'y'],
    ['as', 'cd'],
    ['a', 'b'],
    ['nginx', 'minix'],
    ['', 'a'],
  ])('%s is too far from %s', (word, other) => {
    expect(nearest(word, [other])).toBeUndefined();
  });

  it('counts two letters that changed places as one edit', () => {
    expect(editDistance('ab', 'ba', 2)).toBe(1);
    expect(editDistance('ca', 'abc', 3)).toBe(3);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
    expect(editDistance('kitten', 'sitting', 1)).toBe(2);
  });
});
