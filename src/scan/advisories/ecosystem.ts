import type { Package, PackageType } from '../package.ts';
import type { VersionFamily } from '../versions/index.ts';

/** A part of the database: the advisories of one language, or of one release of a distribution. */
export interface Ecosystem {
  /** Name of the shard, and of its file without the extension: `debian-12`, `npm`. */
  readonly key: string;
  /** For people: `Debian 12`. */
  readonly title: string;
  readonly family: VersionFamily;
  /** Which name of a package its advisories use. */
  readonly names: 'source' | 'binary' | 'package';
  /** The fix is available to subscribers only. */
  readonly isPaid?: boolean;
}

type Row = Omit<Ecosystem, 'key' | 'isPaid'> & { readonly key: string; readonly type: PackageType };

/** Languages, by their name in OSV, https://ossf.github.io/osv-schema/#affectedpackage-field. */
const LANGUAGES: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['npm', { key: 'npm', title: 'npm', family: 'semver', names: 'package', type: 'npm' }],
  ['PyPI', { key: 'pypi', title: 'PyPI', family: 'pep440', names: 'package', type: 'pypi' }],
  ['Go', { key: 'go', title: 'Go', family: 'go', names: 'package', type: 'golang' }],
  ['Maven', { key: 'maven', title: 'Maven', family: 'maven', names: 'package', type: 'maven' }],
  ['RubyGems', { key: 'rubygems', title: 'RubyGems', family: 'gem', names: 'package', type: 'gem' }],
  ['Packagist', { key: 'packagist', title: 'Packagist', family: 'packagist', names: 'package', type: 'composer' }],
  ['NuGet', { key: 'nuget', title: 'NuGet', family: 'semver', names: 'package', type: 'nuget' }],
  ['crates.io', { key: 'crates', title: 'crates.io', family: 'semver', names: 'package', type: 'cargo' }],
]);

interface Distribution {
  /** `ID` of its os-release file. */
  readonly id: string;
  readonly title: string;
  readonly family: VersionFamily;
  readonly names: Ecosystem['names'];
  /** The release in OSV's name, as `digits` or `digits.digits`; absent: the distribution has no releases. */
  readonly release?: RegExp;
}

/** Distributions, by the first part of their name in OSV. */
const DISTRIBUTIONS: ReadonlyMap<string, Distribution> = new Map<string, Distribution>([
  ['Debian', { id: 'debian', title: 'Debian', family: 'dpkg', names: 'source', release: /^(\d+)$/ }],
  [
    'Ubuntu',
    { id: 'ubuntu', title: 'Ubuntu', family: 'dpkg', names: 'source', release: /^(?:Pro:)?(\d+\.\d+)(?::LTS)?$/ },
  ],
  ['Alpine', { id: 'alpine', title: 'Alpine', family: 'apk', names: 'source', release: /^v(\d+\.\d+)$/ }],
  ['Wolfi', { id: 'wolfi', title: 'Wolfi', family: 'apk', names: 'source' }],
  ['Chainguard', { id: 'chainguard', title: 'Chainguard', family: 'apk', names: 'source' }],
  ['AlmaLinux', { id: 'almalinux', title: 'AlmaLinux', family: 'rpm', names: 'binary', release: /^(\d+)$/ }],
  ['Rocky Linux', { id: 'rocky', title: 'Rocky Linux', family: 'rpm', names: 'binary', release: /^(\d+)$/ }],
  [
    'Red Hat',
    {
      id: 'rhel',
      title: 'Red Hat Enterprise Linux',
      family: 'rpm',
      names: 'binary',
      release: /^enterprise_linux:(\d+)(?::.*)?$/,
    },
  ],
  [
    'openSUSE',
    { id: 'opensuse-leap', title: 'openSUSE Leap', family: 'rpm', names: 'binary', release: /^Leap (\d+\.\d+)$/ },
  ],
]);

/** The shard for an ecosystem as an advisory names it; `undefined` for those that no package here can belong to. */
export function ecosystemOf(name: string): Ecosystem | undefined {
  const language = LANGUAGES.get(name);
  if (language) return plain(language);
  const colon = name.indexOf(':');
  const distribution = DISTRIBUTIONS.get(colon === -1 ? name : name.slice(0, colon));
  if (!distribution) return undefined;
  if (!distribution.release) return colon === -1 ? shardOf(distribution, undefined) : undefined;
  const release = distribution.release.exec(colon === -1 ? '' : name.slice(colon + 1))?.[1];
  if (release === undefined) return undefined;
  return { ...shardOf(distribution, release), ...(name.startsWith('Ubuntu:Pro:') && { isPaid: true }) };
}

/** Whether it names an archive of OSV: `npm`, `Debian`, `Debian:12`. */
export function isEcosystem(name: string): boolean {
  return ecosystemOf(name) !== undefined || DISTRIBUTIONS.has(name);
}

/** Names that OSV's archives begin with. */
export function ecosystemNames(): string[] {
  return [...LANGUAGES.keys(), ...DISTRIBUTIONS.keys()];
}

/** What a package has to be looked up in. */
export interface Place {
  readonly key: string;
  /** For people: `Debian 12`. */
  readonly title: string;
  /** The archive of OSV that has them: `Debian:12`, `npm`. */
  readonly archive: string;
  readonly family: VersionFamily;
  readonly name: string;
  /** The version that advisories state. */
  readonly version: string;
}

/**
 * Where the advisories of a package are; `undefined` when no shard can have them: an unknown distribution, one without
 * a release number (testing), or a jar whose group is unknown.
 */
export function placeOf(entry: Package): Place | undefined {
  const { type, release } = entry;
  const isSystem = type === 'deb' || type === 'apk' || type === 'rpm';
  if (!isSystem) {
    const [archive, language] = [...LANGUAGES].find(([, row]) => row.type === type) ?? [];
    if (archive === undefined || !language || (type === 'maven' && !entry.name.includes(':'))) return undefined;
    const { key, title, family } = language;
    return { key, title, archive, family, name: normalName(key, entry.name), version: entry.version };
  }
  const [archive, distribution] = [...DISTRIBUTIONS].find(([, { id }]) => id === release?.id) ?? [];
  if (!release || archive === undefined || !distribution) return undefined;
  const number = releaseNumber(distribution, release.version);
  if (distribution.release && number === undefined) return undefined;
  const { key, title, family, names } = shardOf(distribution, number);
  const source = names === 'source' ? entry.source : undefined;
  return {
    key,
    title,
    archive: archiveOf(archive, number),
    family,
    name: source?.name ?? entry.name,
    version: source?.version ?? entry.version,
  };
}

/** Releases with a number alone have archives of their own; those of others are in the archive of the distribution. */
function archiveOf(name: string, release: string | undefined): string {
  if (release === undefined || name === 'Ubuntu' || name === 'Red Hat' || name === 'openSUSE') return name;
  return `${name}:${name === 'Alpine' ? 'v' : ''}${release}`;
}

/** Spelling of a name under which a shard files it. */
export function normalName(key: string, name: string): string {
  if (key === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-');
  return key === 'npm' || key === 'nuget' || key === 'packagist' ? name.toLowerCase() : name;
}

function plain({ key, title, family, names }: Row): Ecosystem {
  return { key, title, family, names };
}

function shardOf({ id, title, family, names }: Distribution, release: string | undefined): Ecosystem {
  const end = release === undefined ? '' : `-${release}`;
  return { key: `${id}${end}`, title: release === undefined ? title : `${title} ${release}`, family, names };
}

/** The release as OSV counts them: Debian and the rpm family by major version, others by two numbers. */
function releaseNumber({ id, release }: Distribution, version: string | undefined): string | undefined {
  if (!release || version === undefined) return undefined;
  const [major = '', minor] = version.split('.');
  if (!/^\d+$/.test(major)) return undefined;
  if (id === 'ubuntu' || id === 'alpine' || id === 'opensuse-leap')
    return minor !== undefined && /^\d+$/.test(minor) ? `${major}.${minor}` : undefined;
  return major;
}
