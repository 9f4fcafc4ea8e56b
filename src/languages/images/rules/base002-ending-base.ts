import { defineRule } from '../../../core/rule.ts';
import { FAST_PRODUCTS } from '../data/curated.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf, withoutDigest } from '../edit.ts';
import { baseFactsOf, type Line } from '../facts.ts';
import { pickOf } from '../recommend.ts';
import { retirementOf } from '../retired.ts';
import { ageSeverity } from '../sample-path.ts';
import { daysBetween } from '../support.ts';

const SOON_DAYS = 30;

export default defineRule<ImagesDocument>({
  id: 'BASE002',
  name: 'ending-base',
  title: 'image support ending soon',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: [
    'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    'https://wiki.debian.org/LTS',
  ],
  docs: {
    what: 'The release line of the image, or the operating system it is built on, loses free security updates within 90 days, or is a Debian that only gets LTS updates. At 30 days or less it is a warning.',
    why: 'Changing the base image is easier while both are supported than when a vulnerability makes it urgent.',
    instead: 'Plan the move to a newer line; `plimsoll recommend` lists them.',
    exceptions:
      'Lines that end within weeks by design (Rust, Traefik, Gradle and others) are not reported. In test and example directories it is always an info.',
  },
  examples: {
    bad: [
      { code: 'FROM php:8.2-fpm-trixie\nUSER www-data\n', line: 1, why: 'PHP 8.2 ends on 2026-12-31' },
      { code: 'FROM debian:12-slim\nUSER 1000\n', line: 1, why: 'only LTS updates since 2026-07-11' },
    ],
    good: [{ code: 'FROM debian:13-slim\nUSER 1000\n' }, { code: 'FROM node:24-trixie-slim\nUSER node\n' }],
  },

  *check(doc, { today }) {
    for (const [use, facts] of baseFactsOf(doc, today)) {
      const lines = [facts.runtime, facts.system].filter((line) => line !== undefined);
      if (lines.some(({ support }) => support.state === 'ended') || retirementOf(facts, today)) continue;
      const line = soonest(lines, today);
      if (!line) continue;
      const { label, ends = '' } = line.support;
      const isEnding = line.support.state === 'ending';
      const pick = pickOf(facts, today);
      yield {
        ...placeOf(use),
        message: isEnding
          ? `\`${withoutDigest(facts)}\` will soon get no more updates: support for ${label} ends on ${ends}, in ${daysBetween(today, ends)} days`
          : `\`${withoutDigest(facts)}\` is ${line === facts.system ? 'built on ' : ''}${label}, which now gets only LTS security updates (until ${ends})`,
        help: pick
          ? `plan the move: ${pick.reference}`
          : 'plan the move to another image: no line of this one is known to be supported for another 180 days',
        ...ageSeverity(doc.file.path, isEnding && daysBetween(today, ends) <= SOON_DAYS ? 'warning' : undefined),
      };
    }
  },
});

function soonest(lines: readonly Line[], today: Date): Line | undefined {
  const ending = lines.filter(({ product, support }) => support.state === 'ending' && !FAST_PRODUCTS.has(product.id));
  const left = (line: Line) => daysBetween(today, line.support.ends ?? '');
  return ending.sort((a, b) => left(a) - left(b))[0] ?? lines.find(({ support }) => support.state === 'lts-only');
}
