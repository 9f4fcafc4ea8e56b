import { onceFor } from '../../core/once.ts';
import { table } from '../../core/table.ts';
import { SELF_OS } from './data/curated.ts';
import { findImage } from './knowledge.ts';
import { officialNameOf, parseReference } from './reference.ts';
import { readTag } from './tag.ts';

/** Families of operating systems by their package manager. */
export type PackageFamily = 'alpine' | 'debian' | 'rpm';

const FAMILIES: Readonly<Record<string, PackageFamily>> = table({
  alpine: 'alpine',
  debian: 'debian',
  ubuntu: 'debian',
  fedora: 'rpm',
  rhel: 'rpm',
  centos: 'rpm',
  rockylinux: 'rpm',
  almalinux: 'rpm',
  amazonlinux: 'rpm',
  oraclelinux: 'rpm',
});
/** Images whose tags without a system's name have always been on Debian or Ubuntu. */
const ON_DEBIAN = new Set(
  'node python ruby golang rust php perl erlang elixir haskell gcc buildpack-deps nginx httpd'.split(' '),
);

/** Images to remember for one run: the same few occur in most files. */
const MOST_IMAGES = 1000;

const knownOn = onceFor((_: Date) => new Map<string, PackageFamily | undefined>());

/** The family of an image's operating system, found once for all files that are checked on one day. */
export function packageFamilyOf(text: string, today: Date): PackageFamily | undefined {
  const ofDay = knownOn(today);
  if (ofDay.has(text)) return ofDay.get(text);
  const family = familyOf(text);
  if (ofDay.size >= MOST_IMAGES) ofDay.clear();
  ofDay.set(text, family);
  return family;
}

/** Undefined when it is not certain. */
function familyOf(text: string): PackageFamily | undefined {
  const reference = parseReference(text);
  const name = reference && officialNameOf(reference);
  const image = name === undefined ? undefined : findImage(name);
  if (!reference || !image || (reference.tag === undefined && reference.digest !== undefined)) return undefined;
  const own = SELF_OS[image.name];
  if (own !== undefined) return FAMILIES[own];
  const tag = reference.tag ?? 'latest';
  const { os } = readTag(tag, image.aliases);
  if (os !== undefined) return FAMILIES[os.split(':')[0] ?? ''];
  const group = image.groups.find((group) => group.has(tag));
  if (group) return group.os === undefined ? undefined : FAMILIES[group.os.split(':')[0] ?? ''];
  return ON_DEBIAN.has(image.name) ? 'debian' : undefined;
}
