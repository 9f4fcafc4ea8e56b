import type { Facts } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { appendCommand, isStrict, type ToolCall, toolCallsIn } from '../packages.ts';
import { fixBy, hasMountAt, runs, spanOf } from '../runs.ts';

const TOOL = 'zypper';
const CLEAN = 'zypper clean';

export default defineRule<DockerfileDocument>({
  id: 'DL3036',
  name: 'zypper-cache-kept',
  title: '`zypper install` without `zypper clean`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/'],
  docs: {
    what: 'A RUN installs with `zypper` and does not clean its cache afterwards.',
    why: 'What a package manager keeps for its next run stays in the layer for good: the image is larger for everyone who pulls it, and a later RUN cannot take it out.',
    instead: 'End the RUN with `zypper clean`.',
    exceptions: 'A RUN with a cache mount of the cache folder.',
  },
  examples: {
    bad: [
      {
        code: 'FROM opensuse/leap:15.6\nRUN zypper -n install "curl=8.6.0"\n',
        line: 2,
        fixed: 'FROM opensuse/leap:15.6\nRUN zypper -n install "curl=8.6.0" && zypper clean\n',
      },
      { code: 'FROM opensuse/leap:15.6\nRUN zypper cc && zypper -n in "curl=8.6.0"\n', line: 2 },
    ],
    good: [
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n in "curl=8.6.0" && zypper cc -a\n' },
      { code: 'FROM opensuse/leap:15.6\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in "curl=8.6.0"\n' },
    ],
  },

  *check(doc, facts) {
    for (const run of runs(doc)) {
      if (hasMountAt(run, '/var/cache/zypp')) continue;
      for (const tool of ['zypper']) {
        const installs = toolCallsIn(run, facts, [tool], ['install', 'in']);
        const first = installs[0];
        if (!first) continue;
        const cleans = toolCallsIn(run, facts, [tool], ['clean', 'cc']);
        const removals = removalsIn(run, facts);
        // hadolint compares the first of each; what counts is that nothing is installed after the cleaning.
        const [install, ...ends] = isStrict(facts)
          ? [first, cleans[0], removals[0]]
          : [installs.at(-1) ?? first, cleans.at(-1), removals.at(-1)];
        if (ends.some((end) => end && end.sub.span.start > install.sub.span.start)) continue;
        const edit = appendCommand(doc, run, CLEAN.replace(TOOL, tool));
        yield {
          at: spanOf(run, install.sub.span),
          message: `\`${tool} ${install.sub.value}\` leaves its cache in the layer`,
          help: `end the RUN with \`&& ${CLEAN.replace(TOOL, tool)}\``,
          ...(edit && fixBy(run, 'Clean the cache in the same RUN', 'safe', [edit])),
        };
      }
    }
  },
});

/** Commands that remove the cache folder. */
function removalsIn(run: Script, facts: Facts): ToolCall[] {
  if (isStrict(facts)) return [];
  return toolCallsIn(run, facts, ['rm']).filter(({ words }) =>
    words.some(({ value }) => value.startsWith('/var/cache/zypp')),
  );
}
