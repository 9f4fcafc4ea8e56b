/** What kind of package database or description a file is. */
export type Kind =
  | 'os-release'
  | 'dpkg-status'
  | 'dpkg-stanza'
  | 'dpkg-list'
  | 'dpkg-sums'
  | 'apk'
  | 'rpm-sqlite'
  | 'rpm-ndb'
  | 'rpm-berkeley'
  | 'rpm-log'
  | 'npm'
  | 'python'
  | 'gem'
  | 'composer'
  | 'dotnet'
  | 'conda'
  | 'jar';

const RPM_FOLDERS = ['var/lib/rpm/', 'usr/lib/sysimage/rpm/', 'usr/share/rpm/'];
const RPM_FILES = new Map<string, Kind>([
  ['rpmdb.sqlite', 'rpm-sqlite'],
  ['rpmdb.sqlite-wal', 'rpm-log'],
  ['Packages.db', 'rpm-ndb'],
  ['Packages', 'rpm-berkeley'],
]);
const EXACT = new Map<string, Kind>([
  ['etc/os-release', 'os-release'],
  ['usr/lib/os-release', 'os-release'],
  ['var/lib/dpkg/status', 'dpkg-status'],
  ['lib/apk/db/installed', 'apk'],
  ['usr/lib/apk/db/installed', 'apk'],
  ...RPM_FOLDERS.flatMap((folder) => [...RPM_FILES].map(([name, kind]): [string, Kind] => [`${folder}${name}`, kind])),
]);
const STATUS_FOLDER = 'var/lib/dpkg/status.d/';
const INFO_FOLDER = 'var/lib/dpkg/info/';
const JAR = /\.(?:jar|war|ear|par|sar|nar|jpi|hpi|lpkg)$/i;
const NPM = /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/;
const PYTHON = /\.(?:dist-info\/METADATA|egg-info\/PKG-INFO|egg-info)$/;

/** What to read of a file of an image, by its path without a leading slash. */
export function kindOf(path: string): Kind | undefined {
  const exact = EXACT.get(path);
  if (exact) return exact;
  if (path.startsWith('var/lib/dpkg/')) return dpkgKind(path);
  return languageKind(path);
}

function dpkgKind(path: string): Kind | undefined {
  if (path.startsWith(INFO_FOLDER) && path.endsWith('.list')) return 'dpkg-list';
  if (!path.startsWith(STATUS_FOLDER) || path.includes('/', STATUS_FOLDER.length)) return undefined;
  return path.endsWith('.md5sums') ? 'dpkg-sums' : 'dpkg-stanza';
}

function languageKind(path: string): Kind | undefined {
  const dot = path.lastIndexOf('.');
  const end = path.slice(dot === -1 ? path.length : dot);
  if (end === '.json') return jsonKind(path);
  if (end === '.gemspec') return /(?:^|\/)specifications\/(?:default\/)?[^/]+$/.test(path) ? 'gem' : undefined;
  if (JAR.test(end)) return 'jar';
  return PYTHON.test(path) ? 'python' : undefined;
}

function jsonKind(path: string): Kind | undefined {
  if (path.endsWith('/package.json')) return NPM.test(path) ? 'npm' : undefined;
  if (path.endsWith('.deps.json')) return 'dotnet';
  if (/(?:^|\/)vendor\/composer\/installed\.json$/.test(path)) return 'composer';
  return /(?:^|\/)conda-meta\/[^/]+$/.test(path) ? 'conda' : undefined;
}

/**
 * Whether a file that a distribution's package brought is worth remembering: it may describe packages, or be a program.
 * Names of programs seldom have a dot.
 */
export function mayBeOwned(path: string): boolean {
  return path !== '' && (!path.includes('.', path.lastIndexOf('/') + 1) || languageKind(path) !== undefined);
}
