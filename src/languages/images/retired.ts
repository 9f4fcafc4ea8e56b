import { isoDay } from '../../core/day.ts';
import { onceFor } from '../../core/once.ts';
import { DISTROLESS } from './data/base-data.ts';
import { RETIRED_ELSEWHERE, RETIRED_OFFICIAL, type Retirement } from './data/curated.ts';
import { type BaseFacts, lasts } from './facts.ts';
import { findImage, findProduct } from './knowledge.ts';
import { isLts } from './support.ts';
import { compareVersions } from './versions.ts';

const DISTROLESS_HOME = 'gcr.io/distroless/';
const OLD_DISTROLESS = /-debian(?:9|10|11)$/;
/** Distroless languages of Debian 12 that were dropped, with the last day of their support. */
const ENDED_DISTROLESS: readonly (readonly [prefix: string, day: string])[] = [
  ['nodejs', '2026-01-31'],
  ['java', '2026-01-31'],
  ['python3', '2026-04-30'],
  ['static', '2026-09-30'],
  ['base', '2026-09-30'],
  ['cc', '2026-09-30'],
];

/** Why an image as a whole, whatever its tag, must be left; undefined when it need not. */
export const retirementOf = onceFor((facts: BaseFacts, today: Date): Retirement | undefined => {
  const day = isoDay(today);
  const { name } = facts.reference;
  const found = facts.image
    ? officialRetirement(facts, today)
    : (distrolessRetirement(name, day) ?? retirementElsewhere(facts));
  return found && found.since <= day ? { ...found, to: found.to.filter((to) => lasts(to, today)) } : undefined;
});

function officialRetirement(facts: BaseFacts, today: Date): Retirement | undefined {
  const { image, group, parts } = facts;
  if (!image) return undefined;
  // Early-access builds of openjdk are still made.
  if (image.name === 'openjdk' && (parts.prerelease || group)) return undefined;
  const known = RETIRED_OFFICIAL[image.name];
  if (known) return { ...known, to: known.to.flatMap((to) => fillMajor(to, facts, today)) };
  return image.removed === undefined
    ? undefined
    : { since: image.removed, reason: 'the image was removed from the official library', to: [] };
}

function distrolessRetirement(name: string, day: string): Retirement | undefined {
  if (!name.startsWith(DISTROLESS_HOME)) return undefined;
  const image = name.slice(DISTROLESS_HOME.length);
  const current = DISTROLESS.split(' ');
  const stem = image.split('-debian')[0] ?? image;
  const to = current.filter((one) => one === `${stem}-debian13`).map((one) => DISTROLESS_HOME + one);
  if (OLD_DISTROLESS.test(image)) return { since: '2024-05-02', reason: 'its Debian release is no longer updated', to };
  const ended = image.endsWith('-debian12') && ENDED_DISTROLESS.find(([prefix]) => image.startsWith(prefix));
  if (ended && day > ended[1]) return { since: ended[1], reason: 'images on Debian 12 are no longer updated', to };
  return undefined;
}

function retirementElsewhere(facts: BaseFacts): Retirement | undefined {
  const { name, tag, digest } = facts.reference;
  const found = RETIRED_ELSEWHERE.find(([prefix]) => name.startsWith(prefix));
  if (!found) return undefined;
  const [prefix, retirement] = found;
  // `latest` and pinned digests of bitnami are still served.
  if (prefix === 'bitnami/' && (digest !== undefined || tag === undefined || tag === 'latest')) return undefined;
  return { ...retirement, to: retirement.to.map((to) => (to.endsWith('/') ? to + name.slice(prefix.length) : to)) };
}

/**
 * A replacement for the present version and kind of Java when today's library has it and it lasts, else the next line
 * with long-term support that does.
 */
function fillMajor(pattern: string, { version, parts, os }: BaseFacts, today: Date): string[] {
  if (!pattern.includes('{major}')) return [pattern];
  const present = version?.split('.')[0] ?? '';
  const kind = parts.variant.includes('jre') ? '-jre' : '-jdk';
  const system = os?.startsWith('alpine') ? '-alpine' : '';
  const [name = '', form = ''] = pattern.replace('-jdk', kind).split(':');
  const image = findImage(name);
  const product = image?.product === undefined ? undefined : findProduct(image.product);
  const later = (product?.cycles ?? [])
    .filter((cycle) => isLts(cycle, today) && compareVersions(cycle.name, present) > 0)
    .map((cycle) => cycle.name)
    .sort(compareVersions);
  // Without a version nothing says how old the program is: the newest, then.
  for (const major of [present, ...(present === '' ? later.reverse() : later)]) {
    const tag = form.replace('{major}', major);
    for (const one of [`${tag}${system}`, tag])
      if (image?.groups.some((group) => group.has(one)) && lasts(`${name}:${one}`, today)) return [`${name}:${one}`];
  }
  return [];
}
