import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { baseStages } from '../facts.ts';
import { appendCommand, hasWord, isStrict, toolCallsIn } from '../packages.ts';
import { fixBy, hasMountAt, runs, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3060',
  name: 'yarn-cache-kept',
  title: '`yarn install` without `yarn cache clean`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'info' },
  aliases: [],
  references: ['https://classic.yarnpkg.com/lang/en/docs/cli/cache/'],
  docs: {
    what: 'A RUN calls `yarn install` without cleaning the Yarn cache.',
    why: 'The package manager cache stays in the layer permanently: the image is larger for everyone who pulls it, and a later RUN cannot remove it.',
    instead: 'End the RUN with `yarn cache clean`, or use a cache mount.',
    exceptions:
      'Stages that are not part of the final image and that no other stage builds on, and a RUN with a mount on `.cache/yarn`.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:22\nRUN yarn install --frozen-lockfile\n',
        line: 2,
        fixed: 'FROM node:22\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
      },
      { code: 'FROM node:22\nRUN yarn cache clean && yarn install\n', line: 2 },
    ],
    good: [
      { code: 'FROM node:22\nRUN yarn install && yarn cache clean\n' },
      { code: 'FROM node:22\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install\n' },
      { code: 'FROM node:22 AS build\nRUN yarn install\nFROM node:22\nCOPY --from=build /app /app\n' },
    ],
  },
  needs: ['program:yarn'],

  *check(doc, facts) {
    const bases = baseStages(doc);
    for (const run of runs(doc)) {
      if (!run.stage.isLast && !bases.has(run.stage)) continue;
      const [install] = toolCallsIn(run, facts, ['yarn'], ['install']);
      if (!install) continue;
      const [clean] = isStrict(facts)
        ? toolCallsIn(run, facts, ['yarn'], ['cache', 'clean'])
        : toolCallsIn(run, facts, ['yarn'], ['cache'])
            .filter((call) => hasWord(call, 'clean'))
            .slice(-1);
      if (clean ? clean.sub.span.start > install.sub.span.start : hasMountAt(run, '.cache/yarn')) continue;
      const edit = appendCommand(doc, run, 'yarn cache clean');
      yield {
        at: spanOf(run, install.sub.span),
        message: '`yarn install` leaves its cache in the layer',
        help: 'end the RUN with: && yarn cache clean',
        ...(edit && fixBy(run, 'Clean the cache in the same RUN', 'unsafe', [edit])),
      };
    }
  },
});
