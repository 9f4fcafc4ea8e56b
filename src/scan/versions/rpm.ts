import { compareDigits, compareText, isDigit, isLetter, skipWhile, splitEpoch } from './text.ts';

const TILDE = 126;
const CARET = 94;

/**
 * Versions of rpm, `[epoch:]version[-release]`, ordered by `rpmvercmp` (rpmio/rpmvercmp.cc). A version without a release
 * precedes the same one with a release: rpm calls them equal, which is not transitive.
 */
export function compareRpm(a: string, b: string): number {
  const left = split(a);
  const right = split(b);
  return (
    compareDigits(left.epoch, right.epoch) ||
    compareSegments(left.version, right.version) ||
    compareReleases(left.release, right.release)
  );
}

function split(evr: string): { epoch: string; version: string; release: string | undefined } {
  const { epoch, rest } = splitEpoch(evr.trim());
  const dash = rest.lastIndexOf('-');
  return dash === -1
    ? { epoch, version: rest, release: undefined }
    : { epoch, version: rest.slice(0, dash), release: rest.slice(dash + 1) };
}

function compareReleases(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareSegments(a, b);
}

/** The order at each place: `~`, the end, `^`, letters, digits. Everything else only separates. */
function compareSegments(a: string, b: string): number {
  let left = 0;
  let right = 0;
  for (;;) {
    left = skipWhile(a, left, isSeparator);
    right = skipWhile(b, right, isSeparator);
    const first = a.charCodeAt(left);
    const second = b.charCodeAt(right);
    const kind = kindOf(first);
    if (kind !== kindOf(second)) return kind - kindOf(second);
    if (kind === Kind.end) return 0;
    if (kind === Kind.tilde || kind === Kind.caret) {
      left++;
      right++;
      continue;
    }
    const belongs = kind === Kind.digits ? isDigit : isLetter;
    const leftEnd = skipWhile(a, left, belongs);
    const rightEnd = skipWhile(b, right, belongs);
    const compare = kind === Kind.digits ? compareDigits : compareText;
    const order = compare(a.slice(left, leftEnd), b.slice(right, rightEnd));
    if (order !== 0) return order;
    left = leftEnd;
    right = rightEnd;
  }
}

const Kind = { tilde: 0, end: 1, caret: 2, letters: 3, digits: 4 } as const;

function kindOf(code: number): number {
  if (Number.isNaN(code)) return Kind.end;
  if (code === TILDE) return Kind.tilde;
  if (code === CARET) return Kind.caret;
  return isDigit(code) ? Kind.digits : Kind.letters;
}

function isSeparator(code: number): boolean {
  return !Number.isNaN(code) && !isDigit(code) && !isLetter(code) && code !== TILDE && code !== CARET;
}
