import { onceFor } from '../../core/once.ts';
import { EXTRACTED } from './data/base-data.ts';
import { FOREIGN_PRODUCTS, OS_PRODUCTS, SELF_OS } from './data/curated.ts';
import type { ImagesDocument, ImageUse } from './document.ts';
import { type Cycle, findImage, findProduct, type OfficialImage, type Product, type TagGroup } from './knowledge.ts';
import { type ImageReference, officialNameOf, parseReference } from './reference.ts';
import { cycleOf, endedSince, isLasting, type Support, supportOf } from './support.ts';
import { readTag, type TagParts } from './tag.ts';

/** A release line with the product that it belongs to. */
export interface Line {
  readonly product: Product;
  readonly cycle: Cycle;
  readonly support: Support;
}

/** What the embedded data says about one image reference. */
export interface BaseFacts {
  readonly reference: ImageReference;
  /** Absent for a digest without a tag: then nothing is known of the version. */
  readonly tag?: string;
  readonly parts: TagParts;
  /** Absent for images outside Docker's official library. */
  readonly image?: OfficialImage;
  /** What lists the tags of today: the official image, or .NET's own registry. */
  readonly listing?: OfficialImage;
  /** The tags that name the same image today; absent when the tag is not listed. */
  readonly group?: TagGroup;
  /** The version that is meant, taken from the group for a tag that moves. */
  readonly version?: string;
  /** `debian:12`; absent when nothing shows it. */
  readonly os?: string;
  /** What the image is for: Node.js, PostgreSQL. For an image that is an operating system, that one. */
  readonly runtime?: Line;
  /** The operating system below, when the image is not one itself. */
  readonly system?: Line;
}

const MARKS = ['{{', '%%', '<', '$'];
const NO_PARTS: TagParts = { variant: [], prerelease: false };

/** References to remember for one run: the same few occur in most files. */
const MOST_REFERENCES = 1000;

const knownOn = onceFor((_: Date) => new Map<string, BaseFacts | undefined>());

/** The facts of a reference, worked out once for all files that are checked on one day. */
function sharedFacts(text: string, today: Date): BaseFacts | undefined {
  const ofDay = knownOn(today);
  if (ofDay.has(text)) return ofDay.get(text);
  const facts = factsOf(text, today);
  if (ofDay.size >= MOST_REFERENCES) ofDay.clear();
  ofDay.set(text, facts);
  return facts;
}

/** The facts of every image that a document names. */
export const baseFactsOf = onceFor((doc: ImagesDocument, today: Date): readonly (readonly [ImageUse, BaseFacts])[] =>
  doc.uses.flatMap((use) => {
    const own = sharedFacts(use.text, today);
    return own ? [[use, own] as const] : [];
  }),
);

/** The facts of one reference; undefined when the text is not one. */
export function factsOf(text: string, today: Date): BaseFacts | undefined {
  if (isPlaceholder(text)) return undefined;
  const reference = parseReference(text);
  if (!reference || reference.name === 'scratch') return undefined;
  const official = officialNameOf(reference);
  const image = official === undefined ? undefined : findImage(official);
  const listing = official === undefined ? findImage(reference.name) : image;
  const tag = reference.tag ?? (reference.digest === undefined ? 'latest' : undefined);
  if (tag === undefined) return { reference, parts: NO_PARTS, ...(image && { image }) };

  const parts = readTag(tag, image?.aliases);
  const group = image?.groups.find((group) => group.has(tag));
  const self = image && SELF_OS[image.name];
  const product = productOf(reference, image);
  const written = self && parts.os?.startsWith(`${self}:`) ? parts.os.slice(self.length + 1) : parts.version;
  const ownCycle = product && written !== undefined ? cycleOf(product, written, today) : undefined;
  const version = ownCycle ? written : (versionOf(group) ?? written);
  const cycle = ownCycle ?? (product && version !== undefined ? cycleOf(product, version, today) : undefined);
  const os = self ? undefined : (versioned(parts.os) ?? group?.os ?? parts.os);
  const known = os === undefined ? undefined : systemOf(os, today);
  // A tag that is still rebuilt has moved on by then: the system that it was listed with says nothing any more.
  const isStale = os !== versioned(parts.os) && group !== undefined && endedSince(EXTRACTED, known?.support);
  const system = isStale ? undefined : known;
  return {
    reference,
    tag,
    parts,
    ...(image && { image }),
    ...(listing && { listing }),
    ...(group && { group }),
    ...(version !== undefined && { version }),
    ...(os !== undefined && !isStale && { os }),
    ...(product && cycle && { runtime: { product, cycle, support: supportOf(product, cycle, today) } }),
    ...(system && { system }),
  };
}

/** Whether nothing that is known of an image speaks against a move to it: its lines get updates for 180 days more. */
export function lasts(reference: string, today: Date): boolean {
  const facts = factsOf(reference, today);
  return [facts?.runtime, facts?.system].every((line) => !line || isLasting(line.support, today));
}

/** The operating system's line for `debian:12`. */
export function systemOf(os: string, today: Date): Line | undefined {
  const [name = '', version] = os.split(':');
  const product = version === undefined ? undefined : findProduct(OS_PRODUCTS[name] ?? '');
  const cycle = product && version !== undefined ? cycleOf(product, version, today) : undefined;
  return product && cycle && { product, cycle, support: supportOf(product, cycle, today) };
}

/** The number in a group of tags that says most: `26.7.0` of `26 26.7 26.7.0 latest`. */
export function versionOf(group: TagGroup | undefined): string | undefined {
  let longest: string | undefined;
  for (const tag of group?.tags ?? []) {
    const { version } = readTag(tag);
    if (version !== undefined && version.split('.').length > (longest?.split('.').length ?? 0)) longest = version;
  }
  return longest;
}

function productOf(reference: ImageReference, image: OfficialImage | undefined): Product | undefined {
  if (image) return image.product === undefined ? undefined : findProduct(image.product);
  const id = FOREIGN_PRODUCTS[reference.name];
  return id === undefined ? undefined : findProduct(id);
}

function versioned(os: string | undefined): string | undefined {
  return os?.includes(':') ? os : undefined;
}

/** Marks of a template that is not filled in. */
function isPlaceholder(text: string): boolean {
  return MARKS.some((mark) => text.includes(mark)) || (text.includes('__') && /__[A-Z]/.test(text));
}
