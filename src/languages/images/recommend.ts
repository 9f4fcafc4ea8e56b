import { DISTROLESS } from './data/base-data.ts';
import { ALTERNATIVES, type Alternatives, SELF_OS, STATEFUL } from './data/curated.ts';
import { type BaseFacts, systemOf } from './facts.ts';
import type { Cycle, Product } from './knowledge.ts';
import { isLiving, isOpen, preferredLine, targetLines } from './lines.ts';
import { familyOf, type SizeClass, sizeOf } from './size.ts';
import { isLts, type Support, supportOf } from './support.ts';
import { readTag, type TagParts } from './tag.ts';
import { compareVersions } from './versions.ts';

/** One image to move to, with what speaks for and against it. */
export interface Candidate {
  /** The reference to write: `node:26-slim`. */
  readonly reference: string;
  /** Absent for an image of another name. */
  readonly tag?: string;
  readonly kind: 'minor' | 'major' | 'alternative';
  readonly runtime?: Support;
  readonly system?: Support;
  /** Rough compressed size; there are no exact numbers offline. */
  readonly size?: SizeClass;
  readonly reasons: readonly string[];
}

export interface Recommendation {
  /** Newest of the same line; a stop-gap when the line is over. */
  readonly minor?: Candidate;
  readonly major: readonly Candidate[];
  readonly alternatives: readonly Candidate[];
  /** The one to take; absent when nothing better is known. */
  readonly pick?: Candidate;
}

/** Today's tags by the number that they begin with: an image has hundreds, and reading one has its price. */
type Listed = ReadonlyMap<string, readonly ListedTag[]>;

interface ListedTag {
  readonly tag: string;
  readonly os?: string;
  readonly system?: Support;
}

const known = new WeakMap<BaseFacts, Recommendation>();

/** Upgrades of an image from the embedded data; `today` is the day of the facts. */
export function recommend(facts: BaseFacts, today: Date): Recommendation {
  const found = known.get(facts) ?? upgradesOf(facts, today);
  known.set(facts, found);
  return found;
}

function upgradesOf(facts: BaseFacts, today: Date): Recommendation {
  const { image, runtime } = facts;
  const role = ALTERNATIVES[image?.name ?? facts.reference.name];
  if (!image || !runtime) return { major: [], alternatives: otherImages(facts, role, undefined) };
  const listed = listedTags(facts, today);
  const minor = newestOfLine(facts, listed, runtime.product, runtime.cycle, today);
  const tagOf = (cycle: Cycle) => bestTag(facts, listed, cycle, facts.parts.variant);
  const open = runtime.product.cycles.filter((cycle) => isOpen(runtime.product, cycle, today) && tagOf(cycle));
  open.sort((a, b) => compareVersions(a.name, b.name));
  const major = targetLines(runtime.product, open, runtime.cycle, today).flatMap((cycle) => {
    const found = tagOf(cycle);
    return found ? [candidate(facts, found, runtime.product, cycle, today, 'major')] : [];
  });
  const preferred = preferredLine(runtime.product, open, runtime.cycle, today);
  const alternatives = [
    ...(preferred ? smallerTags(facts, listed, runtime.product, preferred, today) : []),
    ...otherImages(facts, role, preferred),
  ];
  const wanted = preferred && bestTag(facts, listed, preferred, facts.parts.variant)?.tag;
  const pick = major.find(({ tag }) => tag === wanted) ?? (isLiving(runtime.support) ? minor : undefined);
  return { ...(minor && { minor }), major, alternatives, ...(pick && { pick }) };
}

/** The slim build of the line that the image is on, or undefined when there is none or it is one. */
export function slimTagOf(facts: BaseFacts, today: Date): string | undefined {
  const { image, runtime, parts } = facts;
  if (!image || !runtime || parts.variant.includes('slim') || familyOf(facts.os) === 'alpine') return undefined;
  const listed = listedTags(facts, today);
  const slim = [...parts.variant, 'slim'].sort();
  return bestTag(facts, listed, runtime.cycle, slim, parts, facts.os)?.tag;
}

const listedByFacts = new WeakMap<BaseFacts, Listed>();

/** The tags of today that could be candidates at all. */
function listedTags(facts: BaseFacts, today: Date): Listed {
  const found = listedByFacts.get(facts) ?? readListed(facts, today);
  listedByFacts.set(facts, found);
  return found;
}

function readListed(facts: BaseFacts, today: Date): Listed {
  const found = new Map<string, ListedTag[]>();
  const systems = new Map<string, Support | undefined>();
  for (const { os, tags } of facts.image?.groups ?? []) {
    if (os !== undefined && !systems.has(os)) systems.set(os, systemOf(os, today)?.support);
    const system = os === undefined ? undefined : systems.get(os);
    if (system?.state === 'ended') continue;
    for (const tag of tags) {
      const one = { tag, ...(os !== undefined && { os }), ...(system && { system }) };
      const version = leadingVersion(tag);
      const known = found.get(version);
      if (known) known.push(one);
      else found.set(version, [one]);
    }
  }
  return found;
}

/** The tag of a line in the style of the present one: same variant, same OS family, an OS named only if it is now. */
function bestTag(
  facts: BaseFacts,
  listed: Listed,
  cycle: Cycle,
  variant: readonly string[],
  style: Pick<TagParts, 'os' | 'osText'> = facts.parts,
  preferredOs?: string,
): ListedTag | undefined {
  const namesVersion = style.os?.includes(':') ?? false;
  const family = familyOf(style.os);
  // `debian:bookworm-slim`: the code name is the version.
  const byName = facts.system === undefined && namesVersion && facts.parts.version === undefined;
  const fitting = (listed.get(byName ? '' : cycle.name) ?? []).filter(({ tag, os }) => {
    const parts = readTag(tag, facts.image?.aliases);
    if (parts.prerelease || parts.channel !== undefined || !sameWords(parts.variant, variant)) return false;
    if (byName)
      return (
        os?.endsWith(`:${cycle.name}`) &&
        parts.version === undefined &&
        parts.osText !== undefined &&
        !/\d{8}/.test(tag)
      );
    if (parts.version !== cycle.name) return false;
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

/** The newest version of the line that the image is on. */
function newestOfLine(
  facts: BaseFacts,
  listed: Listed,
  product: Product,
  cycle: Cycle,
  today: Date,
): Candidate | undefined {
  const { image, parts } = facts;
  if (!image || parts.version === undefined || facts.group) return undefined;
  const line = image.lines.get(cycle.name);
  if (!line || compareVersions(line.newest, parts.version) <= 0 || line.newest === cycle.name) return undefined;
  if (line.last === undefined) {
    const full =
      bestTag(facts, listed, { name: line.newest }, parts.variant) ?? bestTag(facts, listed, cycle, parts.variant);
    return full && candidate(facts, full, product, cycle, today, 'minor');
  }
  if (parts.os !== undefined || parts.variant.some((word) => word !== 'slim')) return undefined;
  const tag = [line.newest, ...parts.variant].join('-');
  const support = supportOf(product, cycle, today);
  return {
    reference: `${image.name}:${tag}`,
    tag,
    kind: 'minor',
    runtime: support,
    reasons: [`last of its line, not rebuilt since ${line.last.slice(0, 7)}`, ...endReasons(support)],
  };
}

function candidate(
  facts: BaseFacts,
  listed: ListedTag,
  product: Product,
  cycle: Cycle,
  today: Date,
  kind: Candidate['kind'],
): Candidate {
  const name = facts.reference.text.slice(0, facts.reference.nameSpan.end);
  const runtime = supportOf(product, cycle, today);
  const size = sizeOf(facts.image?.name ?? '', readTag(listed.tag, facts.image?.aliases).variant, listed.os);
  const isMove =
    familyOf(listed.os) === 'alpine' && familyOf(facts.parts.os) !== 'alpine' && facts.image?.name !== 'alpine';
  const risk = isMove ? muslRisk(facts) : undefined;
  return {
    reference: `${name}:${listed.tag}`,
    tag: listed.tag,
    kind,
    runtime,
    ...(listed.system && { system: listed.system }),
    ...(size && { size }),
    reasons: [
      ...(isLts(cycle, today) ? ['long-term support'] : []),
      ...endReasons(runtime),
      ...(listed.system && SELF_OS[facts.image?.name ?? ''] === undefined
        ? [listed.system.label, ...lightReasons(listed.system)]
        : lightReasons(runtime)),
      ...(STATEFUL.has(facts.image?.name ?? '') ? ['the data needs a migration'] : []),
      ...(size ? [`${size} image`] : []),
      ...(risk ? [risk] : []),
    ],
  };
}

/** Slim and Alpine builds of the line to be on. */
function smallerTags(facts: BaseFacts, listed: Listed, product: Product, cycle: Cycle, today: Date): Candidate[] {
  const { variant, os } = facts.parts;
  const found: Candidate[] = [];
  const isAlpine = familyOf(facts.os) === 'alpine' || familyOf(os) === 'alpine';
  const add = (tag: ListedTag | undefined) => {
    if (tag) found.push(candidate(facts, tag, product, cycle, today, 'alternative'));
  };
  if (!variant.includes('slim') && !isAlpine) add(bestTag(facts, listed, cycle, [...variant, 'slim'].sort()));
  if (variant.includes('jdk'))
    add(bestTag(facts, listed, cycle, variant.map((word) => (word === 'jdk' ? 'jre' : word)).sort()));
  if (!isAlpine && SELF_OS[facts.image?.name ?? ''] === undefined)
    add(
      bestTag(
        facts,
        listed,
        cycle,
        variant.filter((word) => word !== 'slim'),
        { os: 'alpine' },
      ),
    );
  return found;
}

/** Images of another name: distroless, a final-stage image for a build image, Chainguard. */
function otherImages(facts: BaseFacts, role: Alternatives | undefined, cycle: Cycle | undefined): Candidate[] {
  if (!role) return [];
  const fill = (pattern: string) => pattern.replace('{major}', (cycle?.name ?? '').split('.')[0] ?? '');
  const found: Candidate[] = [];
  for (const image of role.final ?? [])
    found.push({
      reference: image,
      kind: 'alternative',
      reasons: ['for the final stage: without compiler and package manager'],
    });
  const distroless = role.distroless && (!role.distroless.includes('{') || cycle) ? fill(role.distroless) : undefined;
  const name = distroless?.slice('gcr.io/distroless/'.length).split(':')[0] ?? '';
  if (distroless && DISTROLESS.split(' ').includes(name) && (role.distrolessVersion ?? cycle?.name) === cycle?.name)
    found.push({
      reference: distroless,
      kind: 'alternative',
      reasons: ['no shell and no package manager: exec form only', 'small image'],
    });
  if (role.nonroot) found.push({ reference: role.nonroot, kind: 'alternative', reasons: ['does not run as root'] });
  if (role.chainguard && facts.image)
    found.push({
      reference: role.chainguard,
      kind: 'alternative',
      reasons: ['rebuilt daily', 'only `latest` is free'],
    });
  return found;
}

function muslRisk(facts: BaseFacts): string {
  return (
    ALTERNATIVES[facts.image?.name ?? '']?.alpineRisk ?? 'different libc (musl): programs built for glibc do not run'
  );
}

function endReasons(support: Support): string[] {
  if (support.state === 'ended') return [support.ends ? `ended on ${support.ends}` : 'ended'];
  return support.ends ? [`supported until ${support.ends}`] : ['supported'];
}

function lightReasons(support: Support): string[] {
  return support.state === 'lts-only' ? ['with long-term support only'] : [];
}

function versionPart(os: string | undefined): string {
  return os?.split(':')[1] ?? '';
}

/** The number before the first dash; empty for a tag that begins with a word. */
function leadingVersion(tag: string): string {
  const dash = tag.indexOf('-');
  const word = dash === -1 ? tag : tag.slice(0, dash);
  return /^v?\d/.test(word) ? word.replace(/^v/, '') : '';
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}
