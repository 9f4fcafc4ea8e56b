import { PackageURL } from 'packageurl-js';
import { PACKAGE_TYPES, type Package, type PackageType, type Release } from '../package.ts';
import { describe } from './found.ts';

/** The package URL of a package, with what scanners need to match it: distribution, source, architecture, epoch. */
export function purlOf(entry: Omit<Package, 'purl'>): string {
  const { namespace, name } = splitName(entry);
  const epoch = entry.type === 'rpm' ? /^(\d+):(.*)$/.exec(entry.version) : null;
  const qualifiers: [string, string | undefined][] = [
    ['arch', entry.arch],
    ['distro', entry.release && distroText(entry.release)],
    ['epoch', epoch?.[1]],
    ['rpmmod', entry.module],
    ['upstream', upstreamText(entry)],
  ];
  const known = qualifiers.flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : []));
  try {
    return new PackageURL(
      entry.type,
      namespace,
      name,
      epoch?.[2] ?? entry.version,
      known.length === 0 ? undefined : Object.fromEntries(known),
      undefined,
    ).toString();
  } catch {
    // A type has rules of its own for names; a name that breaks them cannot be in a package URL of that type.
    return `pkg:generic/${encode(entry.name)}@${encode(entry.version)}`;
  }
}

/** Lone surrogates, which cannot be encoded, become U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

function splitName({ type, name, release }: Omit<Package, 'purl'>): { namespace: string | undefined; name: string } {
  if (type === 'deb' || type === 'apk' || type === 'rpm') return { namespace: release?.id, name };
  const at = type === 'maven' ? name.indexOf(':') : name.lastIndexOf('/');
  return at === -1 ? { namespace: undefined, name } : { namespace: name.slice(0, at), name: name.slice(at + 1) };
}

function distroText({ id, version }: Release): string {
  return version === undefined ? id : `${id}-${version}`;
}

function upstreamText({ type, name, version, source }: Omit<Package, 'purl'>): string | undefined {
  if (!source) return undefined;
  if (type === 'rpm')
    return source.name === name && source.version === version ? undefined : `${source.name}-${source.version}.src.rpm`;
  if (source.name === name && source.version === version) return undefined;
  return source.version === version ? source.name : `${source.name}@${source.version}`;
}

/**
 * Reads a package out of its package URL; `undefined` for other types, other things than packages, and malformed URLs.
 */
export function packageOfPurl(text: string): Package | undefined {
  if (!text.startsWith('pkg:') || text.length > 4096) return undefined;
  let parsed: PackageURL;
  try {
    parsed = PackageURL.fromString(text);
  } catch {
    return undefined;
  }
  const type = PACKAGE_TYPES.find((one) => one === parsed.type);
  if (!type || !parsed.version) return undefined;
  const qualifiers = new Map(Object.entries(parsed.qualifiers ?? {}));
  const epoch = type === 'rpm' ? qualifiers.get('epoch') : undefined;
  const version = epoch ? `${epoch}:${parsed.version}` : parsed.version;
  const name = joinName(type, parsed.namespace ?? undefined, parsed.name);
  const source = sourceOf(type, name, version, qualifiers.get('upstream'));
  const arch = qualifiers.get('arch');
  const found = describe(type, name, version, { ...(arch && { arch }), ...(source && { source }) });
  const release = releaseOf(type, parsed.namespace ?? undefined, qualifiers.get('distro'));
  const module = qualifiers.get('rpmmod');
  return found && { ...found, ...(release && { release }), ...(module && { module }), purl: text };
}

function joinName(type: PackageType, namespace: string | undefined, name: string): string {
  if (namespace === undefined || type === 'deb' || type === 'apk' || type === 'rpm') return name;
  return `${namespace}${type === 'maven' ? ':' : '/'}${name}`;
}

function sourceOf(type: PackageType, name: string, version: string, upstream: string | undefined): Package['source'] {
  if (type !== 'deb' && type !== 'apk' && type !== 'rpm') return undefined;
  if (!upstream) return { name, version };
  const built = /^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(upstream);
  if (type === 'rpm' && built) return { name: built[1] ?? name, version: built[2] ?? version };
  const at = upstream.indexOf('@');
  return at === -1 ? { name: upstream, version } : { name: upstream.slice(0, at), version: upstream.slice(at + 1) };
}

/** `debian-12` of Debian, `12` of the namespace. */
function releaseOf(type: PackageType, namespace: string | undefined, distro: string | undefined): Release | undefined {
  if (type !== 'deb' && type !== 'apk' && type !== 'rpm') return undefined;
  if (!distro) return namespace ? { id: namespace } : undefined;
  const match = /^(?:([a-z][a-z_-]*?)-)?(\d\S*)$/.exec(distro);
  if (!match) return { id: namespace ?? distro };
  const id = match[1] ?? namespace;
  return id ? { id, version: match[2] ?? '' } : undefined;
}
