import { defineRule, type Edit, type Facts, type Report } from '../../../core/rule.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { hasFlag, isStrict, optionAfter, type ToolCall, toolCallsIn } from '../packages.ts';
import { fixBy, hasMountAt, runs, spanOf } from '../runs.ts';

const CACHE = '/var/cache/apk';

export default defineRule<DockerfileDocument>({
  id: 'DL3019',
  name: 'apk-cache-kept',
  title: '`apk add` without `--no-cache`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'always',
  profiles: { recommended: 'info', hadolint: 'info' },
  aliases: ['DS-0025'],
  references: ['https://docs.docker.com/build/building/best-practices/'],
  docs: {
    what: '`apk add` runs without `--no-cache`.',
    why: 'What a package manager keeps for its next run stays in the layer for good: the image is larger for everyone who pulls it, and a later RUN cannot take it out.',
    instead: 'Write `apk add --no-cache`; `apk update` is then not needed.',
    exceptions: 'A RUN with a cache mount of `/var/cache/apk`, and one that removes the cache in the same RUN.',
  },
  examples: {
    bad: [
      {
        code: 'FROM alpine:3.20\nRUN apk add curl=8.9.1-r1\n',
        line: 2,
        fixed: 'FROM alpine:3.20\nRUN apk add --no-cache curl=8.9.1-r1\n',
      },
      {
        code: 'FROM alpine:3.20\nRUN apk update && apk add -U curl=8.9.1-r1\n',
        line: 2,
        fixed: 'FROM alpine:3.20\nRUN apk update && apk add --no-cache curl=8.9.1-r1\n',
      },
    ],
    good: [
      { code: 'FROM alpine:3.20\nRUN apk add --no-cache curl=8.9.1-r1 && apk --no-cache add git=2.45.2-r0\n' },
      { code: 'FROM alpine:3.20\nRUN --mount=type=cache,target=/var/cache/apk apk add curl=8.9.1-r1\n' },
    ],
  },
  needs: ['program:apk'],

  *check(doc, facts) {
    for (const run of runs(doc)) {
      const adds = toolCallsIn(run, facts, ['apk'], ['add']).filter((call) => !hasFlag(call, 'no-cache'));
      if (adds.length === 0 || hasMountAt(run, CACHE) || (!isStrict(facts) && removesCache(run, facts))) continue;
      for (const call of adds) yield reportOn(call);
    }
  },
});

/** A cache that is removed in the same RUN never becomes a part of the layer. */
function removesCache(run: Script, facts: Facts): boolean {
  return toolCallsIn(run, facts, ['rm']).some(({ words }) => words.some(({ value }) => value.startsWith(CACHE)));
}

function reportOn(call: ToolCall): Report {
  const lone = call.words.find(({ text }) => text === '-U' || text === '--update' || text === '--update-cache');
  const edit: Edit = lone ? { span: lone.span, text: '--no-cache' } : optionAfter(call, '--no-cache');
  return {
    at: spanOf(call.run, call.sub.span),
    message: '`apk add` leaves its package index in the layer',
    help: 'add `--no-cache`',
    ...fixBy(call.run, 'Add `--no-cache`', 'safe', [edit]),
  };
}
