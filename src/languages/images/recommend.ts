import { onceFor } from '../../core/once.ts';
import { DISTROLESS } from './data/base-data.ts';
import { ALTERNATIVES, SELF_OS, STATEFUL } from './data/curated.ts';
import type { BaseFacts } from './facts.ts';
import type { Cycle, Product } from './knowledge.ts';
import { isLiving, isOpen, preferredLine, targetLines } from './lines.ts';
import { bestTag, type ListedTag, type Wanted } from './listed.ts';
import { familyOf, type SizeClass, sizeOf } from './size.ts';
import { isLts, type Support, supportOf } from './support.ts';
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

/** Upgrades of an image from the embedded data; `today` is the day of the facts. */
export function recommend(facts: BaseFacts, today: Date): Recommendation {
  const minor = newestPatch(facts, today);
  const pick = pickOf(facts, today);
  const { major, preferred } = movesOf(facts, today);
  const alternatives = [...(preferred ? smallerTags(facts, preferred, today) : []), ...otherImages(facts, preferred)];
  return { ...(minor && { minor }), major, alternatives, ...(pick && { pick }) };
}

/** The one to take, without what else there is. */
export const pickOf = onceFor((facts: BaseFacts, today: Date): Candidate | undefined => {
  const { major, preferredTag } = movesOf(facts, today);
  const moved = major.find(({ tag }) => tag === preferredTag);
  return moved ?? (isLiving(facts.runtime?.support) ? newestPatch(facts, today) : undefined);
});

interface Moves {
  readonly major: readonly Candidate[];
  /** The line to be on, and its tag in the present style. */
  readonly preferred?: Cycle;
  readonly preferredTag?: string;
}

const movesOf = onceFor((facts: BaseFacts, today: Date): Moves => {
  const { image, runtime, parts } = facts;
  if (!image || !runtime) return { major: [] };
  const { product, cycle: current } = runtime;
  const tags = new Map<Cycle, ListedTag>();
  for (const cycle of product.cycles) {
    const tag = isOpen(product, cycle, today) && bestTag(facts, cycle, { variant: parts.variant, style: parts }, today);
    if (tag) tags.set(cycle, tag);
  }
  const open = [...tags.keys()].sort((a, b) => compareVersions(a.name, b.name));
  const major = targetLines(product, open, current, today).flatMap((cycle) => {
    const tag = tags.get(cycle);
    return tag ? [candidate(facts, tag, product, cycle, today, 'major')] : [];
  });
  const preferred = preferredLine(product, open, current, today);
  const preferredTag = preferred && tags.get(preferred)?.tag;
  return { major, ...(preferred && { preferred }), ...(preferredTag !== undefined && { preferredTag }) };
});

/** The slim build of the line that the image is on, or undefined when there is none or it is one. */
export const slimTagOf = onceFor((facts: BaseFacts, today: Date): string | undefined => {
  const { image, runtime, parts, os } = facts;
  if (!image || !runtime || parts.variant.includes('slim') || familyOf(os) === 'alpine') return undefined;
  const variant = [...parts.variant, 'slim'].sort();
  return bestTag(facts, runtime.cycle, { variant, style: parts, ...(os && { preferredOs: os }) }, today)?.tag;
});

/** The newest version of the line that the image is on. */
export const newestPatch = onceFor((facts: BaseFacts, today: Date): Candidate | undefined => {
  const { image, parts, group, runtime } = facts;
  if (!image || !runtime || parts.version === undefined || group) return undefined;
  const { product, cycle } = runtime;
  const line = image.lines.get(cycle.name);
  if (!line || compareVersions(line.newest, parts.version) <= 0 || line.newest === cycle.name) return undefined;
  if (line.last === undefined) {
    const wanted = { variant: parts.variant, style: parts };
    const full = bestTag(facts, { name: line.newest }, wanted, today) ?? bestTag(facts, cycle, wanted, today);
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
});

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
  const size = sizeOf(facts.image?.name ?? '', listed.parts.variant, listed.os);
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
function smallerTags(facts: BaseFacts, cycle: Cycle, today: Date): Candidate[] {
  const { image, parts, runtime } = facts;
  if (!image || !runtime) return [];
  const { variant, os } = parts;
  const isAlpine = familyOf(facts.os) === 'alpine' || familyOf(os) === 'alpine';
  const wanted: Wanted[] = [];
  if (!variant.includes('slim') && !isAlpine) wanted.push({ variant: [...variant, 'slim'].sort(), style: parts });
  if (variant.includes('jdk'))
    wanted.push({ variant: variant.map((word) => (word === 'jdk' ? 'jre' : word)).sort(), style: parts });
  if (!isAlpine && SELF_OS[image.name] === undefined)
    wanted.push({ variant: variant.filter((word) => word !== 'slim'), style: { os: 'alpine' } });
  return wanted.flatMap((one) => {
    const tag = bestTag(facts, cycle, one, today);
    return tag ? [candidate(facts, tag, runtime.product, cycle, today, 'alternative')] : [];
  });
}

/** Images of another name: distroless, a final-stage image for a build image, Chainguard. */
function otherImages(facts: BaseFacts, cycle: Cycle | undefined): Candidate[] {
  const role = ALTERNATIVES[facts.image?.name ?? facts.reference.name];
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
