import { defineRule } from '../../../core/rule.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf } from '../edit.ts';
import { baseFactsOf } from '../facts.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE008',
  name: 'no-digest',
  title: 'an image without a digest',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['K8S402', 'CKV_K8S_43', 'dockerfile-source-not-pinned'],
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  docs: {
    what: 'An image is named by its tag alone. Off unless selected.',
    why: 'Whoever may push to the registry can put another image behind the tag, and the next build takes it without a trace in the commit.',
    instead: 'Write tag and digest, `name:tag@sha256:…`, and let a bot raise both.',
    exceptions: 'Stages of the same file and `scratch` are no images.',
  },
  examples: {
    bad: [
      { code: 'FROM node:24.19.0-slim\nUSER node\n', line: 1 },
      { code: 'FROM registry.example.com/team/app:1\nUSER 1000\n', line: 1 },
    ],
    good: [
      {
        code: `FROM node:24-slim@sha256:${'0123456789abcdef'.repeat(4)}\nUSER node\n`,
      },
      { code: 'FROM scratch\nUSER 1000\n' },
    ],
  },

  *check(doc, { today }) {
    for (const [use, { reference }] of baseFactsOf(doc, today)) {
      if (reference.digest !== undefined) continue;
      yield {
        ...placeOf(use),
        message: `\`${reference.text}\` is not pinned by a digest`,
        help: `write \`${reference.text}@sha256:…\` with the digest that \`docker buildx imagetools inspect ${reference.text}\` prints`,
      };
    }
  },
});
