import { compareDigits, comparePadded, compareText, isDigit, skipWhile } from './text.ts';

/** Qualifiers in their order; unknown ones follow, in the order of their text. */
const QUALIFIERS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const RELEASE = QUALIFIERS.indexOf('');
const ALIASES = new Map([
  ['ga', ''],
  ['final', ''],
  ['release', ''],
  ['cr', 'rc'],
]);
/** Only directly before a digit: `1.0a1`. */
const SHORT = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

interface Token {
  readonly separator: '.' | '-';
  readonly text: string;
  readonly isNumber: boolean;
}

const END: Token = { separator: '-', text: '', isNumber: false };

/**
 * Maven's versions by the order in https://maven.apache.org/pom.html#version-order-specification: parts separated by `.`,
 * `-` or the border between digits and letters; at the same place `-alpha` < the end < `-sp` < `-1` < `.1`. Maven's own
 * `ComparableVersion` agrees except where it is not transitive: there `.sp` and `-sp` differ.
 */
export function compareMaven(a: string, b: string): number {
  return comparePadded(tokens(a), tokens(b), END, compareTokens);
}

function compareTokens(a: Token, b: Token): number {
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  return a.isNumber ? compareDigits(a.text, b.text) : compareText(a.text, b.text);
}

function rank({ isNumber, separator, text }: Token): number {
  if (isNumber) return QUALIFIERS.length + (separator === '-' ? 1 : 2);
  const known = QUALIFIERS.indexOf(text);
  return known === -1 ? QUALIFIERS.length : known;
}

function tokens(version: string): Token[] {
  const text = version.trim().toLowerCase();
  const list: Token[] = [];
  let separator: '.' | '-' = '.';
  for (let at = 0; at <= text.length; ) {
    const isNumber = isDigit(text.charCodeAt(at));
    const end = skipWhile(text, at, isNumber ? isDigit : isOther);
    const part = text.slice(at, end);
    const next = text[end];
    const isZero = part === '' && next !== undefined;
    put(list, isNumber || isZero ? { separator, text: part, isNumber: true } : qualifier(part, text.charCodeAt(end)));
    separator = next === '.' ? '.' : '-';
    at = next === '.' || next === '-' || next === undefined ? end + 1 : end;
  }
  trim(list);
  return list;
}

function qualifier(text: string, next: number): Token {
  const word = (isDigit(next) ? SHORT.get(text) : undefined) ?? ALIASES.get(text) ?? text;
  return { separator: '-', text: word, isNumber: false };
}

/** What counts as nothing is dropped at the end and before each `-`: `1.0-rc` is `1-rc`. */
function put(list: Token[], token: Token): void {
  if (token.separator === '-') trim(list);
  list.push(token);
}

function trim(list: Token[]): void {
  for (let last = list.at(-1); last && isNothing(last); last = list.at(-1)) list.pop();
}

function isNothing({ isNumber, text }: Token): boolean {
  return isNumber ? /^0*$/.test(text) : QUALIFIERS.indexOf(text) === RELEASE;
}

function isOther(code: number): boolean {
  return !Number.isNaN(code) && !isDigit(code) && code !== 45 && code !== 46;
}
