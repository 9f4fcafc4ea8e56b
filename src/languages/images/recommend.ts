import { onceFor } from '../../core/once.ts';
import { DISTROLESS } from './data/base-data.ts';
import { ALTERNATIVES, SELF_OS, STATEFUL } from './data/curated.ts';
import { type BaseFacts, factsOf, lasts } from './facts.ts';
import type { Cycle, Product } from './knowledge.ts';
import { hasLts, isOpen, isSettled, preferredLine, targetLines } from './lines.ts';
import { bestTag, type ListedTag, type Wanted } from './listed.ts';
import { familyOf, type SizeClass, sizeOf } from './size.ts';
import { daysBetween, isLasting, isLts, type Support, supportOf } from './support.ts';
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
  /** Whether the line has long-term support; absent where its product knows no such thing. */
  readonly lts?: boolean;
  /** It is built on another distribution. */
  readonly changesSystem?: true;
  /** Everything that speaks for and against it, in words. */
  readonly reasons: readonly string[];
  /** Those of the reasons that no other field contains. */
  readonly notes: readonly string[];
}

/** An image that is not advised although its line still gets updates. */
export interface PassedOver {
  readonly reference: string;
  readonly why: string;
}

export interface Recommendation {
  /** Newest of the same line, when that lasts. */
  readonly minor?: Candidate;
  readonly major: readonly Candidate[];
  readonly alternatives: readonly Candidate[];
  /** The one to take; absent when nothing better is known. */
  readonly pick?: Candidate;
  /** Lines above the present one that end too soon, lowest first. */
  readonly passedOver: readonly PassedOver[];
}

/** Upgrades of an image from the embedded data; `today` is the day of the facts. */
export function recommend(facts: BaseFacts, today: Date): Recommendation {
  const minor = lastingPatch(facts, today);
  const pick = pickOf(facts, today);
  const { major, preferred, passedOver } = movesOf(facts, today);
  const alternatives = [
    ...(preferred ? smallerTags(facts, preferred, today) : []),
    ...otherImages(facts, preferred, today),
  ];
  return { ...(minor && { minor }), major, alternatives, ...(pick && { pick }), passedOver };
}

/** The one to take, without what else there is. */
export const pickOf = onceFor((facts: BaseFacts, today: Date): Candidate | undefined => {
  const { major, preferredTag, sameLine } = movesOf(facts, today);
  const moved = major.find(({ tag }) => tag === preferredTag);
  return moved ?? sameLine ?? lastingPatch(facts, today);
});

/** The newest version of the present line, where staying on that line is worth it. */
function lastingPatch(facts: BaseFacts, today: Date): Candidate | undefined {
  return facts.runtime && isLasting(facts.runtime.support, today) ? newestPatch(facts, today) : undefined;
}

interface Moves {
  readonly major: readonly Candidate[];
  readonly passedOver: readonly PassedOver[];
  /** The line to be on, and its tag in the present style. */
  readonly preferred?: Cycle;
  readonly preferredTag?: string;
  /** The present line on a system that lasts, where the present one does not. */
  readonly sameLine?: Candidate;
}

const movesOf = onceFor((facts: BaseFacts, today: Date): Moves => {
  const { listing, runtime } = facts;
  if (!listing || !runtime) return { major: [], passedOver: [] };
  const { product, cycle: current } = runtime;
  const tags = new Map<Cycle, ListedTag>();
  const passedOver: PassedOver[] = [];
  for (const cycle of product.cycles) {
    const tag = isOpen(product, cycle, today) && tagOnLine(facts, cycle, today);
    if (!tag) continue;
    const support = supportOf(product, cycle, today);
    if (isLasting(support, today)) tags.set(cycle, tag);
    else if (compareVersions(cycle.name, current.name) > 0)
      passedOver.unshift({ reference: `${nameOf(facts)}:${tag.tag}`, why: whyNot(support, today) });
  }
  const open = [...tags.keys()].sort((a, b) => compareVersions(a.name, b.name));
  const major = targetLines(product, open, current, today).flatMap((cycle) => {
    const tag = tags.get(cycle);
    return tag ? [candidate(facts, tag, product, cycle, today, 'major')] : [];
  });
  const preferred = preferredLine(product, open, current, today);
  const preferredTag = preferred && tags.get(preferred)?.tag;
  const same = facts.system && !isLasting(facts.system.support, today) ? tags.get(current) : undefined;
  const isSame = same && same.parts.version === facts.parts.version && same.tag !== facts.tag;
  return {
    major,
    passedOver,
    ...(preferred && { preferred }),
    ...(preferredTag !== undefined && { preferredTag }),
    ...(isSame && { sameLine: candidate(facts, same, product, current, today, 'minor') }),
  };
});

/** The tag of a line in the present style; .NET has moved from one distribution to another between its lines. */
function tagOnLine(facts: BaseFacts, cycle: Cycle, today: Date): ListedTag | undefined {
  const { image, parts } = facts;
  const own = bestTag(facts, cycle, { variant: parts.variant, style: parts }, today);
  if (own || image) return own;
  return bestTag(facts, cycle, { variant: parts.variant.filter((word) => word !== 'slim'), style: {} }, today);
}

function whyNot({ ends = '' }: Support, today: Date): string {
  return `ends on ${ends}, in ${daysBetween(today, ends)} days`;
}

/** The name as the reference writes it. */
function nameOf({ reference }: BaseFacts): string {
  return reference.text.slice(0, reference.nameSpan.end);
}

/** The slim build of the line that the image is on, or undefined when there is none or it is one. */
export const slimTagOf = onceFor((facts: BaseFacts, today: Date): string | undefined => {
  const { image, runtime, parts, os } = facts;
  if (!image || !runtime || !isLasting(runtime.support, today)) return undefined;
  if (parts.variant.includes('slim') || familyOf(os) === 'alpine') return undefined;
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
  const notes = [`last of its line, not rebuilt since ${line.last.slice(0, 7)}`];
  return {
    reference: `${image.name}:${tag}`,
    tag,
    kind: 'minor',
    runtime: support,
    reasons: [...notes, ...endReasons(support)],
    notes,
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
  const runtime = supportOf(product, cycle, today);
  const size = sizeOf(facts.image?.name ?? '', listed.parts.variant, listed.os);
  const isMove =
    familyOf(listed.os) === 'alpine' && familyOf(facts.parts.os) !== 'alpine' && facts.image?.name !== 'alpine';
  const family = familyOf(facts.parts.os);
  const changesSystem = family !== undefined && listed.os !== undefined && familyOf(listed.os) !== family;
  const risk = isMove ? muslRisk(facts) : undefined;
  const name = facts.image?.name ?? '';
  const notes = [
    ...(isLts(cycle, today) && !isSettled(cycle, today) ? [`LTS only since ${cycle.lts}`] : []),
    ...(listed.system && SELF_OS[name] === undefined
      ? [listed.system.label, ...lightReasons(listed.system)]
      : lightReasons(runtime)),
    ...(changesSystem ? ['another distribution'] : []),
    ...(STATEFUL.has(name) ? ['the data needs a migration'] : []),
    ...(risk ? [risk] : []),
  ];
  return {
    reference: `${nameOf(facts)}:${listed.tag}`,
    tag: listed.tag,
    kind,
    runtime,
    ...(listed.system && { system: listed.system }),
    ...(size && { size }),
    ...(hasLts(product) && { lts: isLts(cycle, today) }),
    ...(changesSystem && { changesSystem }),
    reasons: [
      ...(isLts(cycle, today) ? ['long-term support'] : []),
      ...endReasons(runtime),
      ...notes,
      ...(size ? [`${size} image`] : []),
    ],
    notes,
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
function otherImages(facts: BaseFacts, cycle: Cycle | undefined, today: Date): Candidate[] {
  const role = ALTERNATIVES[facts.image?.name ?? facts.reference.name];
  if (!role) return [];
  const fill = (pattern: string) => pattern.replace('{major}', (cycle?.name ?? '').split('.')[0] ?? '');
  const found: Candidate[] = [];
  const add = (reference: string, ...notes: readonly string[]) =>
    found.push({ ...describe(reference, today), reasons: notes, notes });
  for (const image of (role.final ?? []).filter((one) => lasts(one, today)))
    add(image, 'for the final stage: no compiler or package manager');
  const distroless = role.distroless && (!role.distroless.includes('{') || cycle) ? fill(role.distroless) : undefined;
  const name = distroless?.slice('gcr.io/distroless/'.length).split(':')[0] ?? '';
  if (distroless && DISTROLESS.split(' ').includes(name) && (role.distrolessVersion ?? cycle?.name) === cycle?.name)
    add(distroless, 'no shell and no package manager: exec form only', 'small image');
  if (role.nonroot) add(role.nonroot, 'does not run as root');
  if (role.chainguard && facts.image) add(role.chainguard, 'rebuilt daily', 'only `latest` is free');
  return found;
}

/** What the table of advice shows of an image that is named as it is. */
export function describe(reference: string, today: Date): Candidate {
  const facts = factsOf(reference, today);
  const { runtime, system } = facts ?? {};
  const size = facts && sizeOf(facts.image?.name ?? '', facts.parts.variant, facts.os);
  return {
    reference,
    kind: 'alternative',
    ...(runtime && { runtime: runtime.support }),
    ...(system && { system: system.support }),
    ...(runtime && hasLts(runtime.product) && { lts: isLts(runtime.cycle, today) }),
    ...(facts?.image && size && { size }),
    reasons: [],
    notes: system ? [system.support.label, ...lightReasons(system.support)] : [],
  };
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
  return support.state === 'lts-only' ? ['LTS updates only'] : [];
}
