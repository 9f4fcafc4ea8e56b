import { defineRule } from '../../../core/rule.ts';
import { parseReference } from '../../images/reference.ts';
import type { DockerfileDocument } from '../document.ts';

/** Images that publish no tags of versions, or none that are free. */
const WITHOUT_VERSIONS = /^(?:gcr\.io\/distroless|cgr\.dev\/chainguard)\//;

export default defineRule<DockerfileDocument>({
  id: 'DL3006',
  name: 'untagged-base',
  title: 'untagged base image',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  standsFor: ['BASE007', 'BASE008'],
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  docs: {
    what: 'A FROM whose image has neither a tag nor a digest.',
    why: 'It resolves to `latest`, which changes every few weeks: the build cannot be reproduced later, and updates arrive without a commit.',
    instead: 'Specify a version: `FROM node:22-slim`, preferably with its digest.',
    exceptions:
      '`scratch` and the names of earlier stages. ARG defaults are expanded; an image whose name is not in the file is not checked. Distroless and free Chainguard images have no version tags: an `info` there.',
  },
  examples: {
    bad: [
      { code: 'FROM debian\n', line: 1 },
      { code: 'FROM localhost:5000/team/app\n', line: 1 },
      { code: 'ARG BASE=node\nFROM ${BASE}\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\n' },
      { code: 'FROM debian:13-slim AS base\nFROM base\n' },
      { code: 'ARG BASE\nFROM $BASE\n', why: 'the image is set at build time' },
      { code: 'FROM scratch\n' },
    ],
  },
  needs: ['image:untagged'],

  *check(doc, { profile }) {
    for (const { image, imageText, base } of doc.stages) {
      if (!image || base || imageText === undefined || imageText === 'scratch') continue;
      // hadolint resolves no variables.
      if (profile === 'hadolint' && image.raw.startsWith('$')) continue;
      const reference = parseReference(imageText);
      if (!reference || reference.tag !== undefined || reference.digest !== undefined) continue;
      yield {
        at: image.span,
        message: `\`${imageText}\` has no tag, so it resolves to whatever \`latest\` is on the day of the build`,
        help: `specify a version: FROM ${imageText}:<version>`,
        ...(WITHOUT_VERSIONS.test(reference.name) && { severity: 'info' }),
      };
    }
  },
});
