import { defineRule } from '../../../core/rule.ts';
import { SHORT_LIVED_PRODUCTS } from '../data/curated.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf, withoutDigest } from '../edit.ts';
import { baseFactsOf } from '../facts.ts';
import { isLiving } from '../lines.ts';
import { pickOf } from '../recommend.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE014',
  name: 'short-lived-line',
  title: 'short-lived release line',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://nodejs.org/en/about/previous-releases', 'https://ubuntu.com/about/release-cycle'],
  docs: {
    what: 'The final stage is based on a release line without long-term support, of a product that also has LTS lines: an interim Ubuntu, or a Java release between two LTS releases.',
    why: 'The line ends within months, and the image has to be moved again, often at an inconvenient time.',
    instead: 'Use the newest LTS line.',
    exceptions:
      'Lines that will get long-term support later (an even Node.js before October) are not reported; BASE001 reports lines that have ended.',
  },
  examples: {
    bad: [
      { code: 'FROM mariadb:12.3\nFROM haproxy:3.3\nUSER haproxy\n', line: 2 },
      { code: 'FROM haproxy:3.3-alpine\nUSER haproxy\n', line: 1 },
    ],
    good: [{ code: 'FROM haproxy:3.4\nUSER haproxy\n' }, { code: 'FROM node:26-slim\nUSER node\n' }],
  },

  *check(doc, { today }) {
    for (const [use, facts] of baseFactsOf(doc, today)) {
      const { runtime } = facts;
      if (use.role !== 'final' || !runtime || !SHORT_LIVED_PRODUCTS.has(runtime.product.id)) continue;
      if (runtime.cycle.lts !== undefined || !isLiving(runtime.support)) continue;
      const pick = pickOf(facts, today);
      yield {
        ...placeOf(use),
        message: `\`${withoutDigest(facts)}\` is on a short-lived line: ${runtime.support.label} gets no long-term support`,
        help: pick ? `use an LTS line: ${pick.reference}` : 'use the newest LTS line',
      };
    }
  },
});
