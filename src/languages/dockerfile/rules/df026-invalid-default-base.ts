import { defineRule } from '../../../core/rule.ts';
import { readReference } from '../../images/reference.ts';
import type { DockerfileDocument } from '../document.ts';
import { expand, type Value, variablesOf } from '../expand.ts';
import { isPlatformArg } from '../platform-args.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF026',
  name: 'invalid-default-base',
  title: 'base image undefined without build args',
  severity: 'warning',
  profiles: { recommended: 'info', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['InvalidDefaultArgInFrom'],
  references: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  docs: {
    what: 'A FROM whose image is empty or malformed with the default values of its ARGs, such as `ARG TAG` with `FROM node:$TAG`.',
    why: 'A plain `docker build` fails, and tools that read the file cannot determine the base image.',
    instead: 'Give the ARG a working default: `ARG TAG=22-slim`.',
    exceptions: 'DF006 reports variables that no ARG declares. Predefined names such as TARGETARCH have a value.',
  },
  examples: {
    bad: [
      { code: 'ARG TAG\nFROM node:${TAG}\n', line: 2 },
      { code: 'ARG BASE\nFROM $BASE\n', line: 2 },
    ],
    good: [{ code: 'ARG TAG=22-slim\nFROM node:${TAG}\n' }, { code: 'ARG TAG\nFROM node:${TAG:-22-slim}\n' }],
  },
  needs: ['variable:FROM'],

  *check(doc) {
    if (doc.template) return;
    const defaultOf = (name: string): Value => {
      if (isPlatformArg(name)) return { value: 'amd64' };
      const found = doc.globals.get(name)?.value;
      // Without a default the value is empty as long as no build argument gives one.
      return found === undefined || found === 'unknown' ? { value: undefined } : found;
    };
    for (const { image } of doc.stages) {
      if (!image) continue;
      const names = variablesOf(image.raw, doc.escape).map(({ name }) => name);
      const first = names.find((name) => !isPlatformArg(name));
      if (first === undefined || !names.every((name) => isPlatformArg(name) || doc.globals.has(name))) continue;
      const text = expand(image.raw, doc.escape, defaultOf);
      if (text === undefined || (text !== '' && !('problem' in readReference(text)))) continue;
      const arg = doc.globals.get(first);
      yield {
        at: image.span,
        message:
          text === ''
            ? `without build arguments the base image \`${image.raw}\` is empty`
            : `without build arguments the base image is \`${text}\`, which is not a valid image reference`,
        help: `set a default: ARG ${first}=<default>`,
        ...(arg && { related: [{ at: arg.pair.span, message: 'declared here' }] }),
      };
    }
  },
});
