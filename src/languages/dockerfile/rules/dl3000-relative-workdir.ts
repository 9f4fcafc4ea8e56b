import { defineRule } from '../../../core/rule.ts';
import { imageFactsOf } from '../../images/data/base-facts.ts';
import { officialNameOf, parseReference } from '../../images/reference.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { chainOf, isBelow } from '../facts.ts';

/** Absolute on Linux or Windows, or begins with a variable. */
const ABSOLUTE = /^(?:\/|\\|\$|[A-Za-z]:)/;

/** The directory of a well-known base image is known, so a relative path resolves. */
function knowsFolder(stage: Stage): boolean {
  const image = chainOf(stage).at(-1)?.imageText;
  const reference = image === undefined ? undefined : parseReference(image);
  return reference !== undefined && imageFactsOf(officialNameOf(reference), reference.name)?.workdir !== undefined;
}

export default defineRule<DockerfileDocument>({
  id: 'DL3000',
  name: 'relative-workdir',
  title: 'relative WORKDIR',
  severity: 'error',
  profiles: { recommended: 'warning', hadolint: 'error', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['WorkdirRelativePath', 'DS-0009', 'CKV_DOCKER_10'],
  references: [
    'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
    'https://docs.docker.com/reference/dockerfile/#workdir',
  ],
  docs: {
    what: 'A relative `WORKDIR` path without an earlier absolute WORKDIR in the stage.',
    why: 'The directory depends on the base image: a new version of the base may move everything that follows.',
    instead: 'Use an absolute path: `WORKDIR /app`.',
    exceptions:
      'A relative WORKDIR after an absolute one in the same stage or its parent stage. The profile `hadolint` reports every relative WORKDIR.',
  },
  examples: {
    bad: [
      { code: 'FROM debian:13-slim\nWORKDIR app\n', line: 2 },
      { code: 'FROM debian:13-slim\nWORKDIR "usr/src"\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nWORKDIR /app\nWORKDIR src\n', why: 'the second is `/app/src`' },
      { code: 'FROM debian:13-slim\nWORKDIR $HOME/app\n' },
      { code: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nWORKDIR C:/app\n' },
    ],
  },
  needs: ['WORKDIR:relative'],

  *check(doc, { profile }) {
    for (const stage of doc.stages) {
      let known = profile !== 'hadolint' && isBelow(stage, 'WORKDIR');
      for (const { keyword, args } of stage.instructions) {
        if (keyword !== 'WORKDIR' || args.raw === '') continue;
        if (!known && !ABSOLUTE.test(args.value)) {
          yield {
            at: args.span,
            ...(profile === 'recommended' && knowsFolder(stage) && { severity: 'info' as const }),
            message: `\`${args.raw}\` is relative to the WORKDIR of the base image`,
            help: `use an absolute path: WORKDIR /${args.value.replace(/^\.\//, '')}`,
          };
        }
        if (profile !== 'hadolint') known = true;
      }
    }
  },
});
