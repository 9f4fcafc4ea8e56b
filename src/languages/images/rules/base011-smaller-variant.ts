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
  title: 'full image where a slim tag exists',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  docs: {
    what: 'The final stage is based on the full variant of an image that has a `slim` tag for the same line.',
    why: 'The full variant contains compilers, headers and hundreds of packages that the program does not use at run time; each of them can have vulnerabilities.',
    instead:
      'Use the slim tag. Install what is missing there (curl, git, compilers, in some images certificates) by name, or keep it in a build stage.',
    exceptions:
      'BASE001 reports lines that have ended, and BASE010 build images. Alpine is never suggested, because it uses a different libc.',
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
        why: 'only the build stage uses it',
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
        message: `\`${withoutDigest(facts)}\` is the full image: \`${slim}\` has the same version without compilers and headers`,
        help: `use the slim tag and install missing packages by name: ${slim}`,
        ...(fix && { fix }),
      };
    }
  },
});
