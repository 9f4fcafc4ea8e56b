import { compareDigits, comparePadded, compareText, isNumber } from './text.ts';

interface Version {
  readonly epoch: string;
  readonly release: readonly string[];
  /** `a`, `b` or `rc` with its number; `dev` sorts below them, nothing above. */
  readonly pre: { readonly rank: number; readonly number: string };
  readonly post: string | undefined;
  readonly dev: string | undefined;
  readonly local: readonly string[];
}

const PATTERN = new RegExp(
  [
    /^v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\.[0-9]+)*)/,
    /(?:[-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>[0-9]*))?/,
    /(?<post>-(?<implicit>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>[0-9]*))?/,
    /(?<dev>[-_.]?dev[-_.]?(?<devNumber>[0-9]*))?/,
    /(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/,
  ]
    .map(({ source }) => source)
    .join(''),
);

/** Where a kind of pre-release sorts; a development release of a final one precedes them all. */
const DEVELOPMENT = 0;
const FINAL = 4;
const PRE_RELEASES = new Map([
  ['a', 1],
  ['alpha', 1],
  ['b', 2],
  ['beta', 2],
  ['c', 3],
  ['rc', 3],
  ['pre', 3],
  ['preview', 3],
]);

/**
 * Python's versions, ordered by PEP 440 as the `packaging` library does. What is not a valid version precedes all that
 * are, in the order of its text.
 */
export function comparePep440(a: string, b: string): number {
  const left = parse(a);
  const right = parse(b);
  if (!left || !right) return left ? 1 : right ? -1 : compareText(a, b);
  return (
    compareDigits(left.epoch, right.epoch) ||
    comparePadded(left.release, right.release, '0', compareDigits) ||
    left.pre.rank - right.pre.rank ||
    compareDigits(left.pre.number, right.pre.number) ||
    compareOptional(left.post, right.post, -1) ||
    compareOptional(left.dev, right.dev, 1) ||
    comparePadded<string | undefined>(left.local, right.local, undefined, compareLocal)
  );
}

function parse(version: string): Version | undefined {
  const groups = PATTERN.exec(version.trim().toLowerCase())?.groups;
  if (!groups) return undefined;
  const { pre, preNumber, post, implicit, postNumber, dev, devNumber, local } = groups;
  const rank = pre === undefined ? (post === undefined && dev !== undefined ? DEVELOPMENT : FINAL) : 0;
  return {
    epoch: groups['epoch'] ?? '0',
    release: (groups['release'] ?? '0').split('.'),
    pre: { rank: PRE_RELEASES.get(pre ?? '') ?? rank, number: preNumber ?? '' },
    post: post === undefined ? undefined : (implicit ?? postNumber ?? ''),
    dev: dev === undefined ? undefined : (devNumber ?? ''),
    local: local === undefined ? [] : local.split(/[-_.]/),
  };
}

/** Numbers, where one may be absent: then it precedes every number (-1) or follows them (1). */
function compareOptional(a: string | undefined, b: string | undefined, absent: 1 | -1): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? absent : -absent;
  return compareDigits(a, b);
}

/** A longer local version follows its own beginning; numbers follow words. */
function compareLocal(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const isFirst = isNumber(a);
  if (isFirst !== isNumber(b)) return isFirst ? 1 : -1;
  return isFirst ? compareDigits(a, b) : compareText(a, b);
}
