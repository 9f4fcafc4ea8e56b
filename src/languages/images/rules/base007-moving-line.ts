import { defineRule } from '../../../core/rule.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf } from '../edit.ts';
import { baseFactsOf, versionOf } from '../facts.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE007',
  name: 'moving-line',
  title: 'a tag that moves with each release of its line',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  standsFor: ['BASE008'],
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  docs: {
    what: 'The tag of a Docker official image names a line, such as `node:24`, and not one release. Off unless selected.',
    why: 'Two builds of the same commit can differ, and a failure that came with a new patch release is hard to tell from one of your own.',
    instead: 'Name the full version, and let a bot raise it.',
    exceptions: 'References with a digest are fixed already. `latest` and a missing tag are left to DL3007 and DL3006.',
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
        message: `\`${reference.text}\` moves with each release: it means ${full} in today's data`,
        help: 'name the full version',
      };
    }
  },
});
