import { defineRule } from '../../../core/rule.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf } from '../edit.ts';
import { baseFactsOf, versionOf } from '../facts.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE007',
  name: 'moving-line',
  title: 'tag without a full version',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  standsFor: ['BASE008'],
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  docs: {
    what: 'The tag of a Docker Official Image names a release line, such as `node:24`, instead of a single release. Off unless selected.',
    why: 'Two builds of the same commit can differ, and a failure caused by a new patch release is hard to distinguish from one in your own code.',
    instead: 'Use the full version, and keep it up to date with a bot.',
    exceptions:
      'References with a digest are already pinned. DL3007 reports `latest`, and DL3006 reports a missing tag.',
  },
  examples: {
    bad: [
      { code: 'FROM node:24-slim\nUSER node\n', line: 1 },
      { code: 'FROM python:3\nUSER 1000\n', line: 1 },
    ],
    good: [{ code: 'FROM node:24.19.0-slim\nUSER node\n' }, { code: 'FROM debian:13.6-slim\nUSER 1000\n' }],
  },

  *check(doc, { today }) {
    for (const [use, { reference, tag, parts, group }] of baseFactsOf(doc, today)) {
      const full = versionOf(group);
      if (full === undefined || reference.digest !== undefined || tag === 'latest') continue;
      if ((parts.version?.split('.').length ?? 0) >= full.split('.').length) continue;
      yield {
        ...placeOf(use),
        message: `\`${reference.text}\` changes with each release: it currently means ${full}`,
        help: 'use the full version',
      };
    }
  },
});
