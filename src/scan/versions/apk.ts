import { compareDigits, compareText, isDigit, skipWhile } from './text.ts';

/** Suffixes in their order; a release without a suffix is between `rc` and `cvs`. */
const SUFFIXES = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];
const RELEASE = SUFFIXES.indexOf('');

/** What a token is, from the lowest at the same place to the highest. */
const Kind = { before: 0, revision: 1, hash: 2, suffixNumber: 3, after: 4, letter: 5, digits: 6 } as const;

interface Token {
  readonly kind: number;
  readonly text: string;
  /** A number component after the first one: `1.01` precedes `1.1`. */
  readonly isFraction?: boolean;
}

const NO_REVISION: Token = { kind: Kind.revision, text: '0' };

/**
 * Alpine's versions, `1.2.3a_rc4~hash-r5`, ordered as `apk version -t` does (src/version.c of apk-tools), with two
 * differences: no revision is `-r0`, and what follows an invalid character is ignored, because Alpine's own data holds
 * versions such as `4.10-1-r1`.
 */
export function compareApk(a: string, b: string): number {
  const left = tokens(a.trim());
  const right = tokens(b.trim());
  for (;;) {
    const first = left.next().value ?? NO_REVISION;
    const second = right.next().value ?? NO_REVISION;
    const order = first.kind - second.kind || compareTokens(first, second);
    if (order !== 0 || first.kind === Kind.revision) return order;
  }
}

function compareTokens(a: Token, b: Token): number {
  if (a.kind === Kind.before || a.kind === Kind.after) return SUFFIXES.indexOf(a.text) - SUFFIXES.indexOf(b.text);
  if (a.kind === Kind.letter || a.kind === Kind.hash) return compareText(a.text, b.text);
  const isText = a.isFraction && (a.text.startsWith('0') || b.text.startsWith('0'));
  return isText ? compareText(a.text, b.text) : compareDigits(a.text, b.text);
}

function* tokens(version: string): Generator<Token, undefined> {
  let at = skipWhile(version, 0, isDigit);
  if (at === 0) return;
  yield { kind: Kind.digits, text: version.slice(0, at) };
  while (version[at] === '.' && isDigit(version.charCodeAt(at + 1))) {
    const end = skipWhile(version, at + 1, isDigit);
    yield { kind: Kind.digits, text: version.slice(at + 1, end), isFraction: true };
    at = end;
  }
  if (isSmallLetter(version.charCodeAt(at))) yield { kind: Kind.letter, text: version[at++] ?? '' };
  while (version[at] === '_') {
    const end = skipWhile(version, at + 1, isSmallLetter);
    const text = version.slice(at + 1, end);
    if (text === '' || !SUFFIXES.includes(text)) return;
    yield { kind: SUFFIXES.indexOf(text) < RELEASE ? Kind.before : Kind.after, text };
    at = skipWhile(version, end, isDigit);
    if (at > end) yield { kind: Kind.suffixNumber, text: version.slice(end, at) };
  }
  if (version[at] === '~') {
    const end = skipWhile(version, at + 1, isHex);
    yield { kind: Kind.hash, text: version.slice(at + 1, end) };
    at = end;
  }
  if (!version.startsWith('-r', at)) return;
  const end = skipWhile(version, at + 2, isDigit);
  if (end > at + 2) yield { kind: Kind.revision, text: version.slice(at + 2, end) };
}

function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isHex(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102);
}
