import { osOfCodename } from './knowledge.ts';

/** What the words of a tag say. */
export interface TagParts {
  /** The number at the front, as written but for a `v`: `18.04`, `14.1.0`. */
  readonly version?: string;
  /** `debian:12`, `alpine:3.20`; `alpine` when the version is not said. */
  readonly os?: string;
  /** The OS as written in the tag: `bookworm`, `alpine3.20`. */
  readonly osText?: string;
  /** All other words but channels such as `lts`, sorted: `slim`, `jdk`, `fpm`. */
  readonly variant: readonly string[];
  /** A word such as `lts` or `stable` that moves with the releases. */
  readonly channel?: string;
  readonly prerelease: boolean;
}

const VERSION = /^v?(\d+(?:\.\d+){0,5})(.*)$/;
const DATE = /^20\d{6}(?:\.\d+)?$/;
/** Endings of a number that mark a build which is no release: `rc1`, `beta3`, `-ea`. */
const PRERELEASES = new Set(
  'rc beta alpha ea preview pre nightly dev devel edge sid unstable experimental testing rawhide canary snapshot next'.split(
    ' ',
  ),
);
/** Python's way to mark the same: `3.15.0a1`. */
const SHORT_PRERELEASE = /^[ab]\d+$/;
const CHANNELS = new Set([
  'latest',
  'lts',
  'stable',
  'oldstable',
  'current',
  'mainline',
  'rolling',
  'stream',
  'release',
]);
/** Build numbers that only say more about the version: `8u502-b07`, `20260803`, `1.2.3-r1`. */
const BUILD = /^(?:b\d+|r\d+|20\d{6}(?:\.\d+)?|amd64|arm64|arm64v8|arm32v7|x86_64)$/;

/** Distributions as tags write them, with the name that the data uses. */
const DISTRIBUTIONS: ReadonlyMap<string, string> = new Map([
  ['alpine', 'alpine'],
  ['ubuntu', 'ubuntu'],
  ['debian', 'debian'],
  ['ubi', 'rhel'],
  ['amazonlinux', 'amazonlinux'],
  ['oraclelinux', 'oraclelinux'],
  ['centos', 'centos'],
  ['azurelinux', 'azurelinux'],
  ['fedora', 'fedora'],
  ['al', 'amazonlinux'],
]);
const WINDOWS = new Set(['windowsservercore', 'nanoserver', 'windows']);
const WINDOWS_RELEASE = /^ltsc\d{4}$/;
const NUMBER = /^\d+(?:\.\d+){0,3}$/;

/** Reads a tag. `aliases` are the image's own words for versions, such as Node's code names. */
export function readTag(tag: string, aliases?: ReadonlyMap<string, string>): TagParts {
  const words = tag.split('-');
  const variant: string[] = [];
  let version: string | undefined;
  let os: string | undefined;
  let osText: string | undefined;
  let channel: string | undefined;
  let prerelease = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const number = version === undefined && index === 0 ? VERSION.exec(word) : null;
    if (number && !DATE.test(word)) {
      version = number[1];
      const rest = number[2] ?? '';
      if (rest !== '' && (isPrerelease(rest) || SHORT_PRERELEASE.test(rest))) prerelease = true;
      continue;
    }
    const alias = index === 0 ? aliases?.get(word) : undefined;
    const found = osOf(word, words[index + 1]);
    if (alias !== undefined) version = alias;
    else if (found) {
      os = found.os;
      osText = found.usesNext ? `${word}-${words[index + 1]}` : word;
      if (found.usesNext) index += 1;
      if (found.os.endsWith(':sid')) prerelease = true;
    } else if (isPrerelease(word)) prerelease = true;
    else if (CHANNELS.has(word)) channel = word;
    else if (!hasDigit(word) || !BUILD.test(word)) variant.push(word);
  }
  return {
    ...(version !== undefined && { version }),
    ...(os !== undefined && { os }),
    ...(osText !== undefined && { osText }),
    variant: variant.sort(),
    ...(channel !== undefined && { channel }),
    prerelease,
  };
}

function osOf(word: string, next: string | undefined): { os: string; usesNext?: boolean } | undefined {
  const named = osOfCodename(word);
  if (named) return { os: named };
  if (WINDOWS.has(word) || (word.startsWith('ltsc') && WINDOWS_RELEASE.test(word))) return { os: 'windows' };
  const digit = firstDigit(word);
  const os = DISTRIBUTIONS.get(word.slice(0, digit));
  if (os === undefined) return undefined;
  if (digit < word.length) return NUMBER.test(word.slice(digit)) ? { os: `${os}:${word.slice(digit)}` } : undefined;
  // `al` alone may mean anything.
  if (word === 'al') return undefined;
  const usesNext = next !== undefined && NUMBER.test(next);
  return { os: usesNext ? `${os}:${next}` : os, usesNext };
}

function isPrerelease(word: string): boolean {
  let end = word.length;
  while (end > 0 && (word[end - 1] === '.' || isDigit(word.charCodeAt(end - 1)))) end -= 1;
  return PRERELEASES.has(word.slice(0, end));
}

function hasDigit(word: string): boolean {
  return firstDigit(word) < word.length;
}

/** Where the first digit stands; the length of the word where there is none. */
function firstDigit(word: string): number {
  let at = 0;
  while (at < word.length && !isDigit(word.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a character, given by its code, is a digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
