import { defineRule } from '../../../core/rule.ts';
import { parseReference } from '../../images/reference.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3007',
  name: 'latest-tag',
  title: 'base image tagged latest',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['BASE006', 'DS-0001', 'CKV_DOCKER_7'],
  standsFor: ['BASE007', 'BASE008'],
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  docs: {
    what: 'A FROM whose image has the tag `latest` and no digest.',
    why: '`latest` moves with every release: two builds of the same commit produce different images, and a new major version arrives without warning.',
    instead: 'Specify a version: `FROM node:22-slim`, preferably with its digest.',
    exceptions: 'With a digest, the tag is ignored. ARG defaults are expanded before the tag is read.',
  },
  examples: {
    bad: [
      { code: 'FROM node:latest\n', line: 1 },
      { code: 'ARG TAG=latest\nFROM node:$TAG AS build\n', line: 2 },
    ],
    good: [
      { code: 'FROM node:22-slim\n' },
      { code: `FROM node:latest@sha256:${'0'.repeat(64)}\n` },
      { code: 'ARG TAG\nFROM node:$TAG\n' },
    ],
  },
  needs: ['image:latest'],

  *check(doc) {
    for (const { image, imageText, base } of doc.stages) {
      const reference = imageText === undefined || base ? undefined : parseReference(imageText);
      if (!image || reference?.tag !== 'latest' || reference.digest !== undefined) continue;
      const at = image.span;
      const inPlace = image.raw.endsWith(':latest') && at.end - at.start === image.raw.length;
      yield {
        at: inPlace ? { start: at.end - 'latest'.length, end: at.end } : at,
        message: `base image \`${imageText}\` changes without notice`,
        help: `specify a version: FROM ${reference.name}:<version>`,
      };
    }
  },
});
