import { compareApk } from './apk.ts';
import type { Compare, VersionFamily } from './compare.ts';
import { compareDpkg } from './dpkg.ts';
import { compareGem } from './gem.ts';
import { compareMaven } from './maven.ts';
import { comparePackagist } from './packagist.ts';
import { comparePep440 } from './pep440.ts';
import { compareRpm } from './rpm.ts';
import { compareGo, compareSemver } from './semver.ts';

export type { Compare, VersionFamily } from './compare.ts';

const COMPARATORS: Readonly<Record<VersionFamily, Compare>> = {
  dpkg: compareDpkg,
  rpm: compareRpm,
  apk: compareApk,
  semver: compareSemver,
  go: compareGo,
  pep440: comparePep440,
  gem: compareGem,
  maven: compareMaven,
  packagist: comparePackagist,
};

/** How the versions of a family are ordered. */
export function compareFor(family: VersionFamily): Compare {
  return COMPARATORS[family];
}
