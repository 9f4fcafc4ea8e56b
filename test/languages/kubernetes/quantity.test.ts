import { describe, expect, it } from 'vitest';
import { nearestQuantity, parseQuantity } from '../../../src/languages/kubernetes/quantity.ts';

describe('parseQuantity', () => {
  it.each([
    ['1', 1],
    ['250m', 0.25],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1E', 1e18],
    ['-1', -1],
    ['100MB', undefined],
    ['1 Gi', undefined],
    ['1K', undefined],
    ['1mi', undefined],
    ['', undefined],
  ])('reads %j as %s', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each([
    ['100MB', '100M'],
    ['1 Gi', '1Gi'],
    ['1K', '1k'],
    ['512mi', '512Mi'],
    ['1GiB', '1Gi'],
    ['2 cores', undefined],
  ])('guesses that %s means %s', (text, meant) => {
    expect(nearestQuantity(text)).toBe(meant);
  });
});
