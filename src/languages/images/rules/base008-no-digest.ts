import { defineRule } from '../../../core/rule.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf } from '../edit.ts';
import { baseFactsOf } from '../facts.ts';

export default defineRule<ImagesDocument>({
  id: 'BASE008',
  name: 'no-digest',
  title: 'image without a digest',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['K8S402', 'CKV_K8S_43', 'dockerfile-source-not-pinned'],
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  docs: {
    what: 'An image is referenced only by its tag. Off unless selected.',
    why: 'Anyone who can push to the registry can point the tag at a different image, and the next build uses it without a trace in the commit.',
    instead: 'Use tag and digest, `name:tag@sha256:…`, and keep both up to date with a bot.',
    exceptions: 'Stages of the same file, and `scratch`.',
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
        message: `\`${reference.text}\` is not pinned to a digest`,
        help: `add the digest that \`docker buildx imagetools inspect ${reference.text}\` prints: ${reference.text}@sha256:…`,
      };
    }
  },
});
