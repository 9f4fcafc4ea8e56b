import { readApkInstalled } from './apk.ts';
import { readDpkgList, readDpkgStanza, readDpkgStatus, readDpkgSums } from './dpkg.ts';
import type { Found } from './found.ts';
import { readGemSpec } from './gem.ts';
import { readJar } from './jar.ts';
import { readComposerInstalled, readConda, readDotnetDeps, readNpmPackage } from './json-files.ts';
import { readOsRelease } from './os-release.ts';
import { readPythonMetadata } from './python.ts';
import { readRpmBerkeley, readRpmLog, readRpmNdb, readRpmSqlite } from './rpm.ts';
import type { Kind } from './wanted.ts';

const READERS: Readonly<Record<Kind, (content: Buffer, path: string) => Found>> = {
  'os-release': readOsRelease,
  'dpkg-status': readDpkgStatus,
  'dpkg-stanza': readDpkgStanza,
  'dpkg-list': readDpkgList,
  'dpkg-sums': readDpkgSums,
  apk: readApkInstalled,
  'rpm-sqlite': readRpmSqlite,
  'rpm-ndb': readRpmNdb,
  'rpm-berkeley': readRpmBerkeley,
  'rpm-log': readRpmLog,
  npm: readNpmPackage,
  python: readPythonMetadata,
  gem: readGemSpec,
  composer: readComposerInstalled,
  dotnet: readDotnetDeps,
  conda: readConda,
  jar: readJar,
};

/** Reads a file of a kind that `kindOf` named. Content that is malformed yields nothing, or a gap; nothing is thrown. */
export function readFound(kind: Kind, content: Buffer, path: string): Found {
  return READERS[kind](content, path);
}
