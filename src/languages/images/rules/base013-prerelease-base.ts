import { defineRule } from '../../../core/rule.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf } from '../edit.ts';
import { baseFactsOf } from '../facts.ts';

const DATE = /^\d{8}$/;

export default defineRule<ImagesDocument>({
  id: 'BASE013',
  name: 'prerelease-base',
  title: 'pre-release as the final base',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  docs: {
    what: 'The final stage is based on a pre-release build of an official image: edge, sid, testing, rc, beta, early access.',
    why: 'Such images change and break without notice and get no security support: Debian sid and Alpine edge contain whatever was uploaded last.',
    instead: 'Use the newest release, or keep the pre-release out of the final stage.',
    exceptions: 'Earlier stages, and images outside the official library, whose tags may mean something else.',
  },
  examples: {
    bad: [
      { code: 'FROM alpine:edge\nUSER 1000\n', line: 1 },
      { code: 'FROM debian:sid-slim\nUSER 1000\n', line: 1 },
      { code: 'FROM python:3.15-rc-slim\nUSER 1000\n', line: 1 },
    ],
    good: [
      { code: 'FROM alpine:3.24\nUSER 1000\n' },
      { code: 'FROM debian:sid AS build\nRUN make\nFROM debian:13-slim\nUSER 1000\n' },
    ],
  },

  *check(doc, { today }) {
    for (const [use, { reference, image, parts, tag }] of baseFactsOf(doc, today)) {
      if (use.role !== 'final' || !image || image.removed !== undefined) continue;
      // A dated tag of alpine is a snapshot of `edge`.
      if (!parts.prerelease && !(image.name === 'alpine' && DATE.test(tag ?? ''))) continue;
      yield {
        ...placeOf(use),
        message: `the final stage is based on a pre-release: \`${reference.text}\``,
        help: 'use a release tag',
      };
    }
  },
});
