import { defineRule, type Fix } from '../../../core/rule.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { baseStages } from '../facts.ts';
import { isCopiedOn, isElevated, isOpaque, laterRuns, mayBeMounted } from '../later-runs.ts';
import {
  type Call,
  callSpan,
  callsOf,
  callsSeen,
  fixBy,
  hasMountAt,
  insertAt,
  isAndChain,
  isShell,
  runs,
} from '../runs.ts';

const LISTS = '/var/lib/apt/lists';

export default defineRule<DockerfileDocument>({
  id: 'DL3009',
  name: 'apt-lists-kept',
  title: 'apt package lists left in the image',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['remove-package-cache'],
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  docs: {
    what: 'A RUN with `apt-get update` that leaves `/var/lib/apt/lists` in its layer.',
    why: 'The lists take 20 to 50 MB and are not needed after the install. A later RUN cannot shrink the layer.',
    instead: 'End the same RUN with `rm -rf /var/lib/apt/lists/*`.',
    safe: 'The fix is safe only where no later RUN installs from the lists or runs a program that may: a script, `make`, a variable. Elsewhere it is unsafe, and there is no fix where `sudo` runs `apt-get`.',
    exceptions: 'Stages that only provide files for COPY, and RUNs with a cache or tmpfs mount over the lists.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
      },
      { code: 'FROM debian:13-slim\nRUN apt-get update; apt-get install -y curl; rm -rf /tmp/*\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n' },
      {
        code: 'FROM debian:13-slim\nRUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt \\\n  apt-get update && apt-get install -y curl\n',
      },
      { code: 'FROM debian:13 AS build\nRUN apt-get update\nFROM scratch\nCOPY --from=build /a /a\n' },
    ],
  },
  needs: ['program:apt-get', 'program:apt', 'program:aptitude'],

  *check(doc, facts) {
    const hadolint = facts.profile === 'hadolint';
    const kept = baseStages(doc);
    for (const run of runs(doc)) {
      if (!isShell(run) || (!run.stage.isLast && !kept.has(run.stage)) || isMounted(run, hadolint)) continue;
      const calls = callsSeen(run, facts);
      const update = calls.find(isUpdate);
      if (!update || calls.some(hadolint ? removesAnything : removesLists)) continue;
      yield {
        at: callSpan(run, update),
        message: `the package lists of \`${update.program} update\` stay in this layer`,
        help: `end this RUN with: && rm -rf ${LISTS}/*`,
        ...(!isElevated(update) && fixOf(doc, run)),
      };
    }
  },
});

function isMounted(run: Script, hadolint: boolean): boolean {
  if (hasMountAt(run, LISTS)) return true;
  return hasMountAt(run, '/var/lib/apt') && (!hadolint || hasMountAt(run, '/var/cache/apt'));
}

function isUpdate({ program, args }: Call): boolean {
  return /^(?:apt|apt-get|aptitude)$/.test(program ?? '') && args.operands[0]?.literal === 'update';
}

/** hadolint is content with any `rm -rf`. */
function removesAnything({ program, words }: Call): boolean {
  return program === 'rm' && words.some(({ value }) => value === '-rf' || value === `${LISTS}/*`);
}

function removesLists({ program, words, args }: Call): boolean {
  if (program === 'apt-get' || program === 'apt') return args.operands[0]?.literal === 'distclean';
  if (program !== 'rm' && program !== 'find') return false;
  return words.some(({ value }) =>
    /^\/var(?:\/lib(?:\/apt(?:\/lists(?:\/|$)|\/?\*?$)|\/?\*$)|\/?\*$)|^\/var\/lib\/\{?.*apt/.test(value),
  );
}

/** Whether a RUN lives on lists that one before it has fetched. */
function usesLists(run: Script): boolean {
  const calls = callsOf(run, 'apt', 'apt-get', 'aptitude');
  const first = calls.find(({ args }) => args.operands[0]?.literal !== undefined);
  return first !== undefined && !isUpdate(first);
}

/** None where a later RUN installs from these lists; unsafe where one runs what may do so. */
function fixOf(doc: DockerfileDocument, run: Script): { fix?: Fix } {
  if (run.instruction.isTrigger || !isAndChain(run) || mayBeMounted(run, LISTS)) return {};
  const later = laterRuns(doc, run);
  if (later.some(usesLists) || isCopiedOn(doc, /^\/?var\/lib\/apt/)) return {};
  const isUsed = later.some(isOpaque) || startsApt(doc);
  const end = run.shell.text.length;
  const edit = insertAt(end, ` && rm -rf ${LISTS}/*`);
  return fixBy(run, 'Remove the package lists', isUsed ? 'unsafe' : 'safe', [edit]);
}

/** Whether the container installs something when it starts. */
function startsApt({ instructions }: DockerfileDocument): boolean {
  return instructions.some(
    ({ keyword, args }) => /^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword) && /\bapt(?:itude)?\b/.test(args.value),
  );
}
