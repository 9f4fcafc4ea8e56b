import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3023',
  name: 'copy-from-itself',
  title: 'stage that copies from itself',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0006'],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  docs: {
    what: 'A `COPY --from` that names its own stage.',
    why: 'A stage is incomplete while it is being built, so the builder refuses to copy from it.',
    instead: 'Name an earlier stage, or use `RUN cp` instead.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22 AS build\nCOPY --from=build /a /b\n', line: 2 },
      { code: 'FROM node:22 AS Build\nRUN x\nCOPY --from=build /a /b\n', line: 3 },
    ],
    good: [
      { code: 'FROM node:22 AS build\nFROM node:22 AS run\nCOPY --from=build /a /b\n' },
      { code: 'FROM node:22 AS build\nRUN cp /a /b\n' },
    ],
  },
  needs: ['from:itself'],

  *check(doc) {
    const earlier = new Set<string>();
    for (const { name, index, instructions } of doc.stages) {
      for (const { keyword, flags } of instructions) {
        const from = keyword === 'COPY' ? flags.find((flag) => flag.name === 'from') : undefined;
        if (!from?.valueSpan || !from.value) continue;
        const own = from.value === String(index) || from.value.toLowerCase() === name?.value.toLowerCase();
        if (!own || earlier.has(from.value)) continue;
        yield {
          at: from.valueSpan,
          message: `this stage is \`${from.value}\`, and a stage cannot copy from itself`,
          help: 'use RUN cp, or name an earlier stage',
          ...(name && { related: [{ at: name.span, message: 'named here' }] }),
        };
      }
      if (name) earlier.add(name.value);
    }
  },
});
