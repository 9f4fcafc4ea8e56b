import { defineRule } from '../../../core/rule.ts';
import { BUILD_IMAGES } from '../data/curated.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf, tagFix, withoutDigest } from '../edit.ts';
import { baseFactsOf } from '../facts.ts';
import { isLiving } from '../lines.ts';
import { slimTagOf } from '../recommend.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE011',
  name: 'smaller-variant',
  title: 'a full image where a slim one exists',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  docs: {
    what: 'The last stage is based on the full form of an image that today has a `slim` tag of the same line.',
    why: 'The full form brings compilers, headers and hundreds of packages that a running program does not use; each of them can have vulnerabilities.',
    instead:
      'Use the slim tag. What is missing there (curl, git, compilers, certificates of some images) can be installed by name, or stays in a build stage.',
    exceptions:
      'Lines that have ended are left to BASE001, images for building to BASE010. Alpine is never the suggestion: it has another libc.',
  },
  examples: {
    bad: [
      { code: 'FROM python:3.14\nUSER 1000\n', line: 1, fixed: 'FROM python:3.14-slim\nUSER 1000\n' },
      { code: 'FROM node:24-trixie\nUSER node\n', line: 1, fixed: 'FROM node:24-trixie-slim\nUSER node\n' },
    ],
    good: [
      { code: 'FROM python:3.14-slim\nUSER 1000\n' },
      {
        code: 'FROM node:24 AS build\nRUN npm ci\nFROM node:24-slim\nUSER node\n',
        why: 'the build stage is not shipped',
      },
    ],
  },

  *check(doc, { today }) {
    for (const [use, facts] of baseFactsOf(doc, today)) {
      if (use.role !== 'final' || !isLiving(facts.runtime?.support) || BUILD_IMAGES[facts.image?.name ?? '']) continue;
      const slim = slimTagOf(facts, today);
      if (slim === undefined) continue;
      const fix = tagFix(use, facts, slim);
      yield {
        ...placeOf(use),
        message: `\`${withoutDigest(facts)}\` is the full image: the tag \`${slim}\` has the same version without compilers and headers`,
        help: `use \`${slim}\`, and install by name what the program misses`,
        ...(fix && { fix }),
      };
    }
  },
});
