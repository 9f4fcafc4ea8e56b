import { onceFor } from '../../../core/once.ts';
import { defineRule, type Edit, type Facts, type Report } from '../../../core/rule.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { isOpaque, laterRuns, mayBeMounted } from '../later-runs.ts';
import { hasFlag, isStrict, optionAfter, type ToolCall, toolCallsIn } from '../packages.ts';
import { type Call, callsOf, fixBy, hasMountAt, runs, spanOf } from '../runs.ts';

const CACHE = '/var/cache/apk';
/** A link, or a directory created there, becomes the cache. */
const OTHER_CACHE = '/etc/apk/cache';

export default defineRule<DockerfileDocument>({
  id: 'DL3019',
  name: 'apk-cache-kept',
  title: '`apk add` without `--no-cache`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'info' },
  aliases: ['DS-0025'],
  references: ['https://docs.docker.com/build/building/best-practices/'],
  docs: {
    what: '`apk add` runs without `--no-cache`.',
    why: 'The package manager cache stays in the layer permanently: the image is larger for everyone who pulls it, and a later RUN cannot remove it.',
    instead: 'Use `apk add --no-cache`; `apk update` is then not needed.',
    exceptions:
      'A RUN with a cache mount on `/var/cache/apk` or `/etc/apk/cache`, a RUN that removes the cache itself, and `--cache-dir`.',
    safe: 'The same packages are installed. The fix is unsafe where a later command reads the index left by this one, or may do so: `apk add` without its own index, a script, `make`.',
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
      const strict = isStrict(facts);
      const adds = toolCallsIn(run, facts, ['apk'], ['add']).filter((call) => !hasFlag(call, 'no-cache'));
      if (adds.length === 0 || hasMountAt(run, CACHE) || (!strict && isCached(run, facts))) continue;
      for (const call of adds) {
        if (strict || !call.args.has('cache-dir')) yield reportOn(doc, call);
      }
    }
  },
});

/** A cache that is a mount, or is removed in the same RUN, never becomes a part of the layer. */
function isCached(run: Script, facts: Facts): boolean {
  if (mayBeMounted(run, CACHE) || mayBeMounted(run, OTHER_CACHE)) return true;
  return toolCallsIn(run, facts, ['rm']).some(({ words }) => words.some(({ value }) => value.startsWith(CACHE)));
}

function reportOn(doc: DockerfileDocument, call: ToolCall): Report {
  const lone = call.words.find(({ text }) => text === '-U' || text === '--update' || text === '--update-cache');
  const edit: Edit = lone ? { span: lone.span, text: '--no-cache' } : optionAfter(call, '--no-cache');
  return {
    at: spanOf(call.run, call.sub.span),
    message: '`apk add` leaves its package index in the layer',
    help: 'add --no-cache: apk add --no-cache',
    ...fixBy(call.run, 'Add `--no-cache`', mayNeedIndex(doc, call) ? 'unsafe' : 'safe', [edit]),
  };
}

/** Whether something that runs after a call may read the index that the call leaves: `apk add` without one of its own. */
function mayNeedIndex(doc: DockerfileDocument, call: ToolCall): boolean {
  if (isOpaque(call.run) || isFollowedByUser(doc)(call.run)) return true;
  const { lastUser, hasUpdate } = indexUseOf(call.run);
  return lastUser !== undefined && !hasUpdate && lastUser.span.start > call.command.span.start;
}

/** Whether a later RUN may read the index that a RUN leaves; the same for all calls of one RUN. */
const isFollowedByUser = onceFor((doc: DockerfileDocument) =>
  byRun((run: Script): boolean =>
    laterRuns(doc, run).some((one) => isOpaque(one) || indexUseOf(one).lastUser !== undefined),
  ),
);

/** Remembers an answer for each RUN of one document. */
function byRun(work: (run: Script) => boolean): (run: Script) => boolean {
  const known = new Map<Script, boolean>();
  return (run) => {
    const answer = known.get(run) ?? work(run);
    known.set(run, answer);
    return answer;
  };
}

/** What the calls of apk in a RUN do with the index, read once. */
const indexUseOf = onceFor((run: Script) => {
  const calls = callsOf(run, 'apk');
  return { lastUser: calls.findLast(needsIndex)?.command, hasUpdate: calls.some(isUpdate) };
});

function needsIndex({ words, args }: Call): boolean {
  if (args.operands[0]?.literal === 'update' || args.operands[0]?.literal === 'del') return false;
  return !words.some(({ value }) => /^(?:--no-cache|-U|--update|--update-cache)$/.test(value));
}

function isUpdate({ args }: Call): boolean {
  return args.operands[0]?.literal === 'update';
}
