import { compareDigits, comparePadded, compareText, isNumber } from './text.ts';

/** Words in the order of PHP's version_compare; another word precedes them all. */
const WORDS = new Map([
  ['dev', 1],
  ['alpha', 2],
  ['a', 2],
  ['beta', 3],
  ['b', 3],
  ['rc', 4],
  ['pl', 7],
  ['p', 7],
  ['patch', 7],
  ['stable', 5],
]);
const END = 5;
const NUMBER = 6;
/** What Composer reads for the `x` of a branch, `2.x-dev`. */
const BRANCH = '9999999';
const NUMBERS = 4;

/**
 * Composer's versions: normalised as composer/semver does (four numbers, `v` and build metadata ignored, `2.x-dev` above
 * each `2.n`), then ordered as PHP's version_compare does: dev < alpha < beta < RC < release < patch.
 */
export function comparePackagist(a: string, b: string): number {
  return comparePadded(parts(a), parts(b), '', compareParts);
}

function compareParts(a: string, b: string): number {
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  if (rank(a) === NUMBER) return compareDigits(a, b);
  return rank(a) === 0 ? compareText(a, b) : 0;
}

function rank(part: string): number {
  if (part === '') return END;
  return isNumber(part) ? NUMBER : (WORDS.get(part) ?? 0);
}

function parts(version: string): string[] {
  const text = version.trim().toLowerCase().replace(/^v/, '');
  const plus = text.indexOf('+');
  const plain = plus === -1 ? text : text.slice(0, plus);
  const core = /^[0-9]+(?:\.[0-9]+)*/.exec(plain)?.[0] ?? '';
  const tail = plain.slice(core.length);
  const branch = /^\.[x*](?:\.[x*])*/.exec(tail)?.[0];
  const numbers = core === '' ? [] : core.split('.');
  while (core !== '' && numbers.length < NUMBERS) numbers.push(branch === undefined ? '0' : BRANCH);
  while (numbers.length > NUMBERS && /^0+$/.test(numbers.at(-1) ?? '')) numbers.pop();
  return [...numbers, ...(tail.slice(branch?.length ?? 0).match(/[0-9]+|[^-_.0-9]+/g) ?? [])];
}
