import { defineRule } from '../../../core/rule.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf } from '../edit.ts';
import { baseFactsOf } from '../facts.ts';

const SHA = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

export default defineRule<ImagesDocument>({
  id: 'BASE009',
  name: 'digest-only',
  title: 'base image with a digest but no tag',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  docs: {
    what: 'A base image in a Dockerfile is referenced only by its digest.',
    why: 'Neither readers nor plimsoll can see which version it is or whether it is still supported, and update bots have no tag to follow.',
    instead:
      'Keep the digest and add the tag before it: `name:tag@sha256:…`. The digest alone determines what is pulled.',
    exceptions: 'Images in Kubernetes manifests and Compose files, which release tools often write.',
  },
  examples: {
    bad: [
      { code: `FROM node@${SHA}\nUSER node\n`, line: 1 },
      { code: `FROM golang@${SHA} AS build\nFROM scratch\nUSER 1000\n`, line: 1 },
    ],
    good: [{ code: `FROM node:24-slim@${SHA}\nUSER node\n` }, { code: 'FROM node:24-slim\nUSER node\n' }],
  },

  *check(doc, { today }) {
    for (const [use, { reference, tag }] of baseFactsOf(doc, today)) {
      if (tag !== undefined || (use.role !== 'final' && use.role !== 'base')) continue;
      const name = reference.text.slice(0, reference.nameSpan.end);
      yield {
        ...placeOf(use),
        message: `\`${name}\` has a digest but no tag, so its version and age are unknown`,
        help: `add the tag that the digest was pinned from: ${name}:<tag>@${reference.digest?.slice(0, 14)}…`,
      };
    }
  },
});
