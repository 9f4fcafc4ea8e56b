import { onceFor } from '../../core/once.ts';
import { type BaseFacts, systemOf } from './facts.ts';
import type { Cycle, OfficialImage } from './knowledge.ts';
import { familyOf } from './size.ts';
import { isLasting, type Support } from './support.ts';
import { isDigit, readTag, type TagParts } from './tag.ts';
import { compareVersions } from './versions.ts';

/** A tag of today, taken apart when it is first compared: an image has hundreds, and reading one has its price. */
export class ListedTag {
  readonly tag: string;
  readonly os: string | undefined;
  readonly system: Support | undefined;
  private readonly aliases: ReadonlyMap<string, string>;
  private read: TagParts | undefined;

  constructor(tag: string, os: string | undefined, system: Support | undefined, aliases: ReadonlyMap<string, string>) {
    this.tag = tag;
    this.os = os;
    this.system = system;
    this.aliases = aliases;
  }

  get parts(): TagParts {
    this.read ??= readTag(this.tag, this.aliases);
    return this.read;
  }
}

/** Today's tags by the number that they begin with. */
type Listed = ReadonlyMap<string, readonly ListedTag[]>;

/** By image and day. The images outlive every day, so nothing about one day is remembered in them. */
const listedOn = onceFor((_: Date) => new Map<OfficialImage, Listed>());

function listedOf(image: OfficialImage, today: Date): Listed {
  const known = listedOn(today);
  const found = known.get(image) ?? readListed(image, today);
  known.set(image, found);
  return found;
}

/** The tags of an image that could be candidates at all; the same for all files that are checked on one day. */
function readListed(image: OfficialImage, today: Date): Listed {
  const found = new Map<string, ListedTag[]>();
  const systems = new Map<string, Support | undefined>();
  for (const { os, tags } of image.groups) {
    if (os !== undefined && !systems.has(os)) systems.set(os, systemOf(os, today)?.support);
    const system = os === undefined ? undefined : systems.get(os);
    if (system && system.state !== 'unknown' && !isLasting(system, today)) continue;
    for (const tag of tags) {
      const one = new ListedTag(tag, os, system, image.aliases);
      const version = leadingVersion(tag);
      const others = found.get(version);
      if (others) others.push(one);
      else found.set(version, [one]);
    }
  }
  return found;
}

/** How the tag to look for is written. */
export interface Wanted {
  readonly variant: readonly string[];
  readonly style: Pick<TagParts, 'os' | 'osText'>;
  readonly preferredOs?: string;
}

/** The tag of a line in the wanted style: same variant, same OS family, an OS named only if it is in the style. */
export function bestTag(
  facts: BaseFacts,
  cycle: Pick<Cycle, 'name'>,
  { variant, style, preferredOs }: Wanted,
  today: Date,
): ListedTag | undefined {
  if (!facts.listing) return undefined;
  const namesVersion = style.os?.includes(':') ?? false;
  const family = familyOf(style.os);
  const version = tagVersionOf(facts, cycle);
  // `debian:bookworm-slim`: the code name is the version.
  const byName = facts.system === undefined && namesVersion && facts.parts.version === undefined;
  const fitting = (listedOf(facts.listing, today).get(byName ? '' : version) ?? []).filter(({ tag, os, parts }) => {
    if (parts.prerelease || parts.channel !== undefined || !sameWords(parts.variant, variant)) return false;
    if (byName)
      return (
        os?.endsWith(`:${cycle.name}`) &&
        parts.version === undefined &&
        parts.osText !== undefined &&
        !/\d{8}/.test(tag)
      );
    if (parts.version !== version) return false;
    if (style.os === undefined) return parts.os === undefined;
    return familyOf(parts.os) === family && (parts.os?.includes(':') ?? false) === namesVersion;
  });
  const isPreferred = ({ os }: ListedTag) => Number(os !== undefined && os === preferredOs);
  return fitting.sort(
    (a, b) =>
      isPreferred(b) - isPreferred(a) ||
      compareVersions(versionPart(b.os), versionPart(a.os)) ||
      a.tag.length - b.tag.length,
  )[0];
}

/** A line as tags write it: .NET 10 is `10.0`. */
function tagVersionOf({ runtime }: BaseFacts, { name }: Pick<Cycle, 'name'>): string {
  return runtime?.product.id === 'dotnet' && !name.includes('.') ? `${name}.0` : name;
}

function versionPart(os: string | undefined): string {
  return os?.split(':')[1] ?? '';
}

/** The number before the first dash; empty for a tag that begins with a word. */
function leadingVersion(tag: string): string {
  const dash = tag.indexOf('-');
  const start = tag.startsWith('v') ? 1 : 0;
  const isNumber = isDigit(tag.charCodeAt(start));
  return isNumber ? tag.slice(start, dash === -1 ? tag.length : dash) : '';
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}
