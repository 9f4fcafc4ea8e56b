import { defineRule } from '../../../core/rule.ts';
import { imageFactsOf } from '../../images/data/base-facts.ts';
import { officialNameOf, parseReference } from '../../images/reference.ts';
import { variantOf } from '../../images/variants.ts';
import { brokenListOf } from '../broken-list.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { chainOf, isBelow, isWindows } from '../facts.ts';
import { ANCHORED } from '../paths.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3045',
  name: 'copy-to-relative-path',
  title: 'COPY to a relative path without WORKDIR',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  docs: {
    what: 'A COPY to a relative path before any WORKDIR in the stage or its parent stage.',
    why: 'The path is relative to the WORKDIR of the base image, which may change with a new version of the base.',
    instead: 'Put `WORKDIR /app` before it, or use an absolute path.',
    exceptions:
      'An `info` where the WORKDIR of the base image is known, as for official images. `scratch` is not reported: its only directory is `/`.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22\nCOPY . .\n', line: 2 },
      { code: 'FROM node:22\nCOPY package.json app/\n', line: 2 },
    ],
    good: [{ code: 'FROM node:22\nWORKDIR /app\nCOPY . .\n' }, { code: 'FROM node:22\nCOPY . /app\n' }],
  },
  needs: ['COPY:relative'],

  *check(doc, { profile }) {
    for (const stage of doc.stages) {
      if (isBelow(stage, 'WORKDIR')) continue;
      for (const instruction of stage.instructions) {
        const { keyword, words } = instruction;
        if (keyword === 'WORKDIR') break;
        const target = words.at(-1);
        if (keyword !== 'COPY' || !target || words.length < 2 || ANCHORED.test(target.value)) continue;
        // Everything in scratch lies under the root.
        if (chainOf(stage).at(-1)?.imageText === 'scratch') continue;
        // DF031 reports what was meant as a list.
        if (profile !== 'hadolint' && brokenListOf(instruction)) continue;
        const folder = baseFolderOf(doc, stage);
        yield {
          at: target.span,
          message:
            folder === undefined
              ? `\`${target.raw}\` is relative to the WORKDIR of the base image, which is unknown here`
              : `\`${target.raw}\` is relative to the WORKDIR of the base image, \`${folder}\``,
          help: `set the directory first: WORKDIR ${folder === undefined || folder === '/' ? '/app' : folder}`,
          ...(folder !== undefined && { severity: 'info' }),
        };
      }
    }
  },
});

/** The WORKDIR of the image that a stage is built on, where it is known. */
function baseFolderOf(doc: DockerfileDocument, stage: Stage): string | undefined {
  const image = chainOf(stage).at(-1)?.imageText;
  const reference = image === undefined || isWindows(doc, stage) ? undefined : parseReference(image);
  if (!reference) return undefined;
  return imageFactsOf(officialNameOf(reference), reference.name)?.workdir ?? variantOf(reference)?.workdir;
}
