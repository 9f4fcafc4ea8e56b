import { compareDigits, comparePadded, compareText, isNumber } from './text.ts';

interface Version {
  readonly core: readonly string[];
  readonly preRelease: readonly string[] | undefined;
}

/**
 * Semantic versions (https://semver.org), leniently: a leading `v` or `=` and build metadata are ignored, missing numbers
 * are 0, there may be more than three (NuGet), and numbers may be of any length. `1.2.3beta` is `1.2.3-beta`.
 */
export function compareSemver(a: string, b: string): number {
  return compareVersions(parse(a, /^[\s=vV]*/, undefined), parse(b, /^[\s=vV]*/, undefined));
}

/**
 * Versions of Go modules and of Go itself: those above, and `go1.22rc1`, which the Go vulnerability database writes as
 * `1.22.0-rc.1`. `+incompatible` is ignored as build metadata.
 */
export function compareGo(a: string, b: string): number {
  return compareVersions(parse(a, /^\s*(?:v|go)?/, toolchain), parse(b, /^\s*(?:v|go)?/, toolchain));
}

function compareVersions(a: Version, b: Version): number {
  const order = comparePadded(a.core, b.core, '0', compareDigits);
  if (order !== 0) return order;
  if (!a.preRelease || !b.preRelease) return Number(!a.preRelease) - Number(!b.preRelease);
  return comparePadded<string | undefined>(a.preRelease, b.preRelease, undefined, compareIdentifiers);
}

/** A longer list follows its own beginning; numbers precede words. */
function compareIdentifiers(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const isFirst = isNumber(a);
  if (isFirst !== isNumber(b)) return isFirst ? -1 : 1;
  return isFirst ? compareDigits(a, b) : compareText(a, b);
}

/** `split` divides what follows the numbers without a `-`. */
function parse(version: string, prefix: RegExp, split: ((tail: string) => string[]) | undefined): Version {
  const text = version.replace(prefix, '').trimEnd();
  const plus = text.indexOf('+');
  const plain = plus === -1 ? text : text.slice(0, plus);
  const numbers = /^[0-9]*(?:\.[0-9]+)*/.exec(plain)?.[0] ?? '';
  const core = numbers.split('.');
  const tail = plain.slice(numbers.length);
  if (tail === '') return { core, preRelease: undefined };
  if (split && !tail.startsWith('-')) return { core, preRelease: split(tail) };
  return { core, preRelease: tail.replace(/^[-.]/, '').split('.') };
}

function toolchain(tail: string): string[] {
  const match = /^([a-z]+)([0-9]+)$/.exec(tail);
  return match ? [match[1] ?? '', match[2] ?? ''] : tail.replace(/^\./, '').split('.');
}
