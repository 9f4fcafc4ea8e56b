import { defineRule } from '../../../core/rule.ts';
import { EXTRACTED } from '../data/base-data.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf, tagFix, withoutDigest } from '../edit.ts';
import { baseFactsOf } from '../facts.ts';
import { isLiving } from '../lines.ts';
import { newestPatch } from '../recommend.ts';
import { retirementOf } from '../retired.ts';
import { daysBetween } from '../support.ts';

const DATA_DAYS = 365;

export default defineRule<ImagesDocument>({
  id: 'BASE003',
  name: 'outdated-patch',
  title: 'outdated patch release',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://github.com/docker-library/official-images#what-are-official-images'],
  docs: {
    what: 'The tag names an exact version of a Docker Official Image that a newer patch of the same line has replaced.',
    why: 'Official images are rebuilt with fixed system packages only while their tag is listed; an old patch keeps the vulnerabilities of the day it was built, both its own and those of its system packages.',
    instead: 'Use the newest patch of the line, and keep it up to date with a bot.',
    exceptions:
      'BASE001 reports lines that have ended. Versions newer than the data are not checked, and nothing is reported when the data is more than a year old.',
  },
  examples: {
    bad: [
      { code: 'FROM node:24.1.0-slim\nUSER node\n', line: 1, fixed: 'FROM node:24.19.0-slim\nUSER node\n' },
      { code: 'FROM alpine:3.23.0\nUSER 1000\n', line: 1, fixed: 'FROM alpine:3.23.5\nUSER 1000\n' },
    ],
    good: [
      { code: 'FROM node:24.19.0-slim\nUSER node\n' },
      { code: 'FROM node:24-slim\nUSER node\n', why: 'follows each patch' },
      { code: 'FROM node:24.99.0-slim\nUSER node\n', why: 'newer than the data' },
    ],
  },

  *check(doc, { today }) {
    for (const [use, facts] of baseFactsOf(doc, today)) {
      const { image, runtime, system, parts } = facts;
      if (!image || !runtime || parts.prerelease || !isLiving(runtime.support) || retirementOf(facts, today)) continue;
      if (system?.support.state === 'ended' || image.lines.get(runtime.cycle.name)?.last !== undefined) continue;
      const minor = newestPatch(facts, today);
      if (minor?.tag === undefined) continue;
      if (-daysBetween(today, EXTRACTED) > DATA_DAYS) return;
      const fix = tagFix(use, facts, minor.tag);
      yield {
        ...placeOf(use),
        message: `\`${withoutDigest(facts)}\` is no longer rebuilt: the current patch of its line is \`${minor.tag}\``,
        help: `use the newest patch: ${minor.reference}`,
        ...(fix && { fix }),
      };
    }
  },
});
