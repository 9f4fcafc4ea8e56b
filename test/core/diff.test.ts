import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, splitLines } from '../../src/core/diff.ts';

function rebuild(before: readonly string[], after: readonly string[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const { oldStart, oldEnd, newStart, newEnd } of diffLines(before, after)) {
    out.push(...before.slice(at, oldStart), ...after.slice(newStart, newEnd));
    at = oldEnd;
  }
  return [...out, ...before.slice(at)];
}

describe('diffLines', () => {
  it.each([
    ['', '', []],
    ['a\nb\n', 'a\nb\n', []],
    ['a\nb\n', 'a\nc\nb\n', [[1, 1, 1, 2]]],
    ['a\nb\nc\n', 'a\nc\n', [[1, 2, 1, 1]]],
    [
      'a\nb\nc\nd\ne\n',
      'x\nb\nc\nd\ny\n',
      [
        [0, 1, 0, 1],
        [4, 5, 4, 5],
      ],
    ],
    ['a\nb', 'a\nb\n', [[1, 2, 1, 2]]],
  ])('%j to %j', (before, after, expected) => {
    const hunks = diffLines(splitLines(before), splitLines(after));
    expect(hunks.map((one) => [one.oldStart, one.oldEnd, one.newStart, one.newEnd])).toEqual(expected);
  });

  it('says enough to make the new from the old, with no more lines than needed', () => {
    const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(rebuild(before, after)).toEqual(after);
        const changed = diffLines(before, after).reduce(
          (sum, one) => sum + (one.oldEnd - one.oldStart) + (one.newEnd - one.newStart),
          0,
        );
        expect(changed).toBe(before.length + after.length - 2 * longestCommon(before, after));
      }),
    );
  });

  it('gives up on the middle of two long strangers', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `a${index}\n`);
    const after = Array.from({ length: 3000 }, (_, index) => `b${index}\n`);
    expect(diffLines(before, after)).toEqual([{ oldStart: 0, oldEnd: 3000, newStart: 0, newEnd: 3000 }]);
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const own = table[i];
      if (!own) continue;
      own[j] = a[i] === b[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, own[j + 1] ?? 0);
    }
  }
  return table[0]?.[0] ?? 0;
}
