import { onceFor } from '../../../core/once.ts';
import { defineRule } from '../../../core/rule.ts';
import { parseReference } from '../../images/reference.ts';
import { variantOf } from '../../images/variants.ts';
import type { DockerfileDocument, Instruction, Stage } from '../document.ts';
import { chainOf } from '../facts.ts';

const SHELL_FORMS = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
const DISTROLESS = /^gcr\.io\/distroless\//;

export default defineRule<DockerfileDocument>({
  id: 'BASE021',
  name: 'no-shell',
  title: 'shell form in an image without a shell',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
    'https://github.com/GoogleContainerTools/distroless#entrypoints',
  ],
  docs: {
    what: 'RUN, CMD, ENTRYPOINT or HEALTHCHECK uses the shell form in a stage based on `scratch`, a distroless image or a chiseled .NET image.',
    why: 'The shell form runs `/bin/sh -c`, and there is no `/bin/sh`: the build or the container fails with "no such file or directory".',
    instead: 'Use the JSON form for CMD and ENTRYPOINT, and move RUN commands to an earlier stage.',
    exceptions:
      'Distroless `debug` tags have a shell. Not checked: stages that set SHELL, and stages that copy a directory, an archive or files of another stage to `/`, `/bin` or `/usr`.',
  },
  examples: {
    bad: [
      { code: 'FROM scratch\nCOPY app /app\nCMD /app\n', line: 3 },
      { code: 'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nENTRYPOINT /app --port 80\n', line: 3 },
    ],
    good: [
      { code: 'FROM scratch\nCOPY app /app\nUSER 1000\nCMD ["/app"]\n' },
      { code: 'FROM gcr.io/distroless/base-debian13:debug\nCOPY app /app\nUSER 1000\nCMD /app\n' },
    ],
  },
  needs: ['image:scratch', 'image:distroless'],

  *check(doc) {
    for (const stage of doc.stages) {
      const chain = chainOf(stage);
      const root = chain.at(-1);
      const image = root?.imageText;
      if (image === undefined || !isShellLess(image) || chain.some(mayHaveShell)) continue;
      for (const instruction of stage.instructions) {
        if (!isShellForm(instruction)) continue;
        yield {
          at: instruction.keywordSpan,
          message: `\`${image}\` has no shell to run this ${instruction.keyword}`,
          help:
            instruction.keyword === 'RUN'
              ? 'run this in an earlier stage and copy the result'
              : `use the JSON form: ${instruction.keyword} ${instruction.keyword === 'HEALTHCHECK' ? 'CMD ' : ''}["/program", "argument"]`,
          ...(root && { related: [{ at: root.from.head, message: 'base image' }] }),
        };
      }
    }
  },
});

function isShellLess(image: string): boolean {
  if (image === 'scratch' || (DISTROLESS.test(image) && !/:.*debug/.test(image))) return true;
  const reference = parseReference(image);
  const facts = reference && variantOf(reference);
  return facts?.confidence === 'high' && facts.shell === false;
}

function isShellForm({ keyword, json, check, args }: Instruction): boolean {
  if (!SHELL_FORMS.has(keyword) || json || args.raw.trim() === '') return false;
  return keyword !== 'HEALTHCHECK' || check?.raw.toUpperCase() === 'CMD';
}

const mayHaveShell = onceFor(({ instructions }: Stage): boolean =>
  instructions.some(({ keyword, flags, words }) => {
    if (keyword === 'SHELL') return true;
    if (keyword !== 'COPY' && keyword !== 'ADD') return false;
    const destination = words.at(-1)?.value ?? '';
    const isBroad = /^(?:\/|\.?\/?)$|^\/?(?:usr|s?bin)(?:\/|$)|\$/.test(destination);
    return isBroad || flags.some(({ name }) => name === 'parents');
  }),
);
