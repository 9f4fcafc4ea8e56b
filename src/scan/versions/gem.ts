import { compareDigits, comparePadded, compareText, isNumber } from './text.ts';

/**
 * Versions of RubyGems, ordered as `Gem::Version` does: `-` begins a pre-release, letters precede numbers, and zeros at
 * the end of the release and of the pre-release do not count.
 */
export function compareGem(a: string, b: string): number {
  return comparePadded(segments(a), segments(b), '0', compareSegments);
}

function compareSegments(a: string, b: string): number {
  const isFirst = isNumber(a);
  if (isFirst !== isNumber(b)) return isFirst ? 1 : -1;
  return isFirst ? compareDigits(a, b) : compareText(a, b);
}

function segments(version: string): readonly string[] {
  const all = version.replaceAll('-', '.pre.').match(/[0-9]+|[a-zA-Z]+/g) ?? [];
  const word = all.findIndex((segment) => !isNumber(segment));
  if (word === -1) return withoutZeros(all);
  return [...withoutZeros(all.slice(0, word)), ...withoutZeros(all.slice(word))];
}

function withoutZeros(list: readonly string[]): readonly string[] {
  const last = list.findLastIndex((segment) => !/^0+$/.test(segment));
  return list.slice(0, last + 1);
}
