import type { Facts } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { appendCommand, isStrict, type ToolCall, toolCallsIn } from '../packages.ts';
import { fixBy, hasMountAt, runs, spanOf } from '../runs.ts';

const TOOL = 'yum';
const CLEAN = 'yum clean all';
const CACHE = '/var/cache/yum/';

export default defineRule<DockerfileDocument>({
  id: 'DL3032',
  name: 'yum-cache-kept',
  title: '`yum install` without `yum clean all`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/'],
  docs: {
    what: 'A RUN installs with `yum` and does not clean its cache afterwards.',
    why: 'What a package manager keeps for its next run stays in the layer for good: the image is larger for everyone who pulls it, and a later RUN cannot take it out.',
    instead: 'End the RUN with `yum clean all`.',
    exceptions: 'A RUN that removes the cache folder itself, or has a cache mount there.',
  },
  examples: {
    bad: [
      {
        code: 'FROM centos:7\nRUN yum install -y curl-8.9.1\n',
        line: 2,
        fixed: 'FROM centos:7\nRUN yum install -y curl-8.9.1 && yum clean all\n',
      },
      { code: 'FROM centos:7\nRUN yum clean all && yum install -y curl-8.9.1\n', line: 2 },
    ],
    good: [
      { code: 'FROM centos:7\nRUN yum install -y curl-8.9.1 && yum clean all\n' },
      { code: 'FROM centos:7\nRUN yum install -y curl-8.9.1 && rm -rf /var/cache/yum/*\n' },
    ],
  },

  *check(doc, facts) {
    for (const run of runs(doc)) {
      if (!isStrict(facts) && hasMountAt(run, '/var/cache/yum')) continue;
      for (const tool of ['yum']) {
        const installs = toolCallsIn(run, facts, [tool], ['install']);
        const first = installs[0];
        if (!first) continue;
        const cleans = toolCallsIn(run, facts, [tool], ['clean', 'all']);
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
  if (isStrict(facts)) return toolCallsIn(run, facts, ['rm'], ['-rf', `${CACHE}*`]);
  return toolCallsIn(run, facts, ['rm']).filter(({ words }) =>
    words.some(({ value }) => value.startsWith(CACHE.replace(/\/$/, ''))),
  );
}
