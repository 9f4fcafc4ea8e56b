import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import type { ImagesDocument } from '../document.ts';
import { placeOf } from '../edit.ts';
import { baseFactsOf, versionOf } from '../facts.ts';

/** What engines accept for a platform, best first, in the library's words: a CPU also runs older variants. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = table({
  'linux/amd64': ['amd64', 'i386'],
  'linux/386': ['i386'],
  'linux/arm64': ['arm64v8', 'arm32v7', 'arm32v6', 'arm32v5'],
  'linux/arm64/v8': ['arm64v8', 'arm32v7', 'arm32v6', 'arm32v5'],
  'linux/arm/v7': ['arm32v7', 'arm32v6', 'arm32v5'],
  'linux/arm': ['arm32v7', 'arm32v6', 'arm32v5'],
  'linux/arm/v6': ['arm32v6', 'arm32v5'],
  'linux/arm/v5': ['arm32v5'],
  'linux/ppc64le': ['ppc64le'],
  'linux/riscv64': ['riscv64'],
  'linux/s390x': ['s390x'],
});

export default defineRule<ImagesDocument>({
  id: 'BASE012',
  name: 'missing-arch',
  title: 'platform not available for the image',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', buildkit: 'warning' },
  aliases: ['InvalidBaseImagePlatform'],
  references: ['https://docs.docker.com/build/building/multi-platform/'],
  docs: {
    what: '`--platform` requests an architecture that the tag of a Docker Official Image is not built for.',
    why: 'The pull fails with "no match for platform in manifest".',
    instead: 'Use a tag that is built for this platform, or choose another platform.',
    exceptions:
      'Tags missing from the data, other registries and variables are not checked: BuildKit queries the registry, plimsoll only its embedded data.',
  },
  examples: {
    bad: [
      { code: 'FROM --platform=linux/riscv64 node:24-alpine\nUSER node\n', line: 1 },
      { code: 'FROM --platform=linux/386 ubuntu:24.04\nUSER 1000\n', line: 1 },
    ],
    good: [
      { code: 'FROM --platform=linux/arm64 node:24-alpine\nUSER node\n' },
      { code: 'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nFROM scratch\nUSER 1000\n' },
    ],
  },

  *check(doc, { today }) {
    for (const [use, { reference, image, group }] of baseFactsOf(doc, today)) {
      const accepted = ACCEPTED[use.platform?.toLowerCase() ?? ''];
      const own = reference.registry === 'docker.io' && reference.name === image?.name;
      if (!accepted || !group || !own || accepted.some((arch) => group.archs.includes(arch))) continue;
      const version = versionOf(group);
      const other = image?.groups.find((one) => one.archs.includes(accepted[0] ?? '') && versionOf(one) === version);
      yield {
        ...placeOf(use),
        message: `\`${reference.text}\` is not built for \`${use.platform}\`, only for ${group.archs.join(', ')}`,
        help: other ? `use a tag that is built for it, such as \`${other.tags[0]}\`` : 'use another image or platform',
      };
    }
  },
});
