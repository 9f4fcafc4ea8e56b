import { compareDigits, isDigit, isLetter, skipWhile, splitEpoch } from './text.ts';

/**
 * Debian's versions, `[epoch:]upstream[-revision]`, ordered as `dpkg --compare-versions` does:
 * deb-version(7), `parseversion` and `dpkg_version_compare` in dpkg's lib/dpkg.
 */
export function compareDpkg(a: string, b: string): number {
  const left = split(a);
  const right = split(b);
  return (
    compareDigits(left.epoch, right.epoch) ||
    compareParts(left.upstream, right.upstream) ||
    compareParts(left.revision, right.revision)
  );
}

function split(version: string): { epoch: string; upstream: string; revision: string } {
  const { epoch, rest } = splitEpoch(version.trim());
  const dash = rest.lastIndexOf('-');
  return dash === -1
    ? { epoch, upstream: rest, revision: '' }
    : { epoch, upstream: rest.slice(0, dash), revision: rest.slice(dash + 1) };
}

/** Runs of other characters and of digits by turns: `~` precedes the end, letters precede other characters. */
function compareParts(a: string, b: string): number {
  let left = 0;
  let right = 0;
  while (left < a.length || right < b.length) {
    for (;;) {
      const first = weight(a.charCodeAt(left));
      const second = weight(b.charCodeAt(right));
      if (first !== second) return first - second;
      if (first === 0) break;
      left++;
      right++;
    }
    const leftEnd = skipWhile(a, left, isDigit);
    const rightEnd = skipWhile(b, right, isDigit);
    const order = compareDigits(a.slice(left, leftEnd), b.slice(right, rightEnd));
    if (order !== 0) return order;
    left = leftEnd;
    right = rightEnd;
  }
  return 0;
}

/** 0 for digits and for the end of the string. */
function weight(code: number): number {
  if (Number.isNaN(code) || isDigit(code)) return 0;
  if (code === 126) return -1;
  return isLetter(code) ? code : code + 256;
}
