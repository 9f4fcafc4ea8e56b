import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3029',
  name: 'platform-constant',
  title: 'hard-coded platform in FROM',
  severity: 'warning',
  profiles: { recommended: 'info', hadolint: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['FromPlatformFlagConstDisallowed'],
  references: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
  docs: {
    what: 'A `FROM --platform=` with a constant value.',
    why: 'The stage is always built for that platform, regardless of the build target: on other machines it runs under emulation, and the image may have the wrong architecture.',
    instead: 'Remove the flag, or use `--platform=$BUILDPLATFORM` for a stage that cross-compiles.',
    exceptions: 'Stages whose name includes the operating system or architecture. Variables are not checked.',
  },
  examples: {
    bad: [
      { code: 'FROM --platform=linux/amd64 node:22\n', line: 1, fixed: 'FROM node:22\n' },
      { code: 'FROM --platform=linux/arm64/v8 node:22 AS build\n', line: 1, fixed: 'FROM node:22 AS build\n' },
    ],
    good: [
      { code: 'FROM --platform=$BUILDPLATFORM golang:1.25 AS build\n' },
      { code: 'FROM --platform=linux/amd64 node:22 AS build-amd64\n' },
      { code: 'FROM node:22\n' },
    ],
  },
  needs: ['flag:platform'],

  *check(doc, { profile }) {
    for (const { platform, name, image } of doc.stages) {
      const value = platform?.value;
      if (!platform || !value || !image || /BUILDPLATFORM|TARGETPLATFORM/.test(value)) continue;
      if (profile !== 'hadolint') {
        if (value.includes('$')) continue;
        const [os = '', arch = ''] = value.toLowerCase().split('/');
        const stage = name?.value.toLowerCase() ?? '';
        if (stage !== '' && (stage.includes(os) || (arch !== '' && stage.includes(arch)))) continue;
      }
      yield {
        at: platform.span,
        message: `this stage is always built for \`${value}\`, regardless of the build target`,
        help: 'remove the flag, or use: --platform=$BUILDPLATFORM',
        fix: {
          title: 'Delete the flag',
          safety: 'unsafe',
          edits: [{ span: { start: platform.span.start, end: image.span.start }, text: '' }],
        },
      };
    }
  },
});
