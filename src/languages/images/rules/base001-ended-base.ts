import { defineRule } from '../../../core/rule.ts';
import { FAST_PRODUCTS, STATEFUL } from '../data/curated.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf, tagFix, withoutDigest } from '../edit.ts';
import { type BaseFacts, baseFactsOf, type Line } from '../facts.ts';
import { pickOf } from '../recommend.ts';
import { retirementOf } from '../retired.ts';
import { ageSeverity } from '../sample-path.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE001',
  name: 'ended-base',
  title: 'image past end of support',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    'https://endoflife.date/',
  ],
  docs: {
    what: 'The release line of the tag, or the operating system it is built on, gets no more free security updates. The dates come from data embedded in plimsoll and are compared with the current date.',
    why: 'Vulnerabilities found since then stay open in this image, and a rebuild does not help: fixed packages are no longer published.',
    instead:
      'Move to a supported line, preferably one with long-term support; `plimsoll recommend` lists them. Lines that end within 180 days are not recommended.',
    exceptions:
      'Paid support does not count, Debian LTS does. Images outside the embedded data, digests without a tag and variables without a default are not checked. Lines of Rust, Gradle, Traefik and other products that end within weeks are reported as info, and so is everything in test and example directories (`testdata`, `fixtures`, `examples`, `test`, `tests`, `__tests__`, `spec` and similar). BASE005 reports retired images.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:14.1.0\nUSER node\n',
        line: 1,
        fixed: 'FROM node:24\nUSER node\n',
        why: 'Node.js 14 ended on 2023-04-30',
      },
      {
        code: 'FROM node:24-bullseye-slim\nUSER node\n',
        line: 1,
        fixed: 'FROM node:24-trixie-slim\nUSER node\n',
        why: 'the underlying Debian has ended',
      },
      { code: 'ARG VERSION=3.8\nFROM python:${VERSION}-slim\nUSER 1000\n', line: 1 },
    ],
    good: [
      { code: 'FROM node:24-trixie-slim\nUSER node\n' },
      { code: 'FROM debian:12-slim\nUSER 1000\n', why: 'Debian LTS is free' },
      { code: 'FROM registry.example.com/team/node:8\nUSER 1000\n', why: 'not in the embedded data' },
    ],
  },

  *check(doc, { today }) {
    for (const [use, facts] of baseFactsOf(doc, today)) {
      const runtime = endedOf(facts.runtime);
      const system = endedOf(facts.system);
      if ((!runtime && !system) || retirementOf(facts, today)) continue;
      const isFast = !system && runtime !== undefined && FAST_PRODUCTS.has(runtime.product.id);
      const pick = pickOf(facts, today);
      const name = facts.image?.name ?? '';
      const isEdit = pick?.tag !== undefined && !STATEFUL.has(name) && !pick.changesSystem;
      const fix = isEdit ? tagFix(use, facts, pick.tag ?? '') : undefined;
      yield {
        ...placeOf(use),
        message: `${subjectOf(facts)} is past its end of support: ${[runtime, system].flatMap(phraseOf).join(' and ')}`,
        help: helpFor(facts, pick?.reference),
        ...ageSeverity(doc.file.path, isFast ? 'info' : undefined),
        ...(fix && { fix }),
      };
    }
  },
});

function endedOf(line: Line | undefined): Line | undefined {
  return line?.support.state === 'ended' ? line : undefined;
}

function subjectOf(facts: BaseFacts): string {
  const text = `\`${withoutDigest(facts)}\``;
  return facts.reference.digest === undefined ? text : `the tag this digest was pinned from, ${text},`;
}

function phraseOf(line: Line | undefined): string[] {
  if (!line) return [];
  const { label, ends, paidUntil } = line.support;
  const paid = paidUntil === undefined ? '' : ` (paid support until ${paidUntil})`;
  return [ends === undefined ? `${label} ended` : `${label} ended on ${ends}${paid}`];
}

function helpFor(facts: BaseFacts, pick: string | undefined): string {
  if (pick === undefined)
    return 'move to another image: no line of this one is known to be supported for another 180 days';
  return STATEFUL.has(facts.image?.name ?? '')
    ? `plan a move, the data needs a migration: ${pick}`
    : `use a supported line: ${pick}`;
}
