import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { toolCalls } from '../packages.ts';
import { fixBy, spanOf } from '../runs.ts';

/** Subcommands that `apt-get` has with the same meaning. */
const SAME = new Set(['install', 'update', 'upgrade', 'remove', 'purge', 'autoremove', 'clean']);

export default defineRule<DockerfileDocument>({
  id: 'DL3027',
  name: 'apt-in-script',
  title: '`apt` in a RUN',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: ['CKV_DOCKER_9'],
  references: [
    'https://manpages.debian.org/stable/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS',
  ],
  docs: {
    what: 'A RUN uses `apt` rather than `apt-get`.',
    why: '`apt` is made for people at a terminal: it says itself that its output and options may change, and a release of the base image may change them.',
    instead: 'Use `apt-get` or `apt-cache`; their interface is kept stable for scripts.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN apt update && apt-get install -y curl=8.14.1-2\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl=8.14.1-2\n',
      },
      { code: 'FROM debian:13-slim\nRUN apt list\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nRUN apt-get update && apt-cache policy\n' },
      { code: 'FROM debian:13-slim\nRUN echo apt install && rm -rf /etc/apt\n' },
    ],
  },
  needs: ['program:apt'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['apt'])) {
      const { run, words, sub, args } = call;
      const subcommand = args.operands[0]?.literal;
      const isSame = subcommand !== undefined && SAME.has(subcommand) && sub.text === 'apt';
      yield {
        at: spanOf(run, sub.span),
        message: `\`${words
          .slice(0, 2)
          .map(({ text }) => text)
          .join(' ')}\` is made for a terminal, not for scripts`,
        help: isSame ? `write \`apt-get ${subcommand}\`` : 'use `apt-get` or `apt-cache`',
        ...(isSame && fixBy(run, 'Write `apt-get`', 'safe', [{ span: sub.span, text: 'apt-get' }])),
      };
    }
  },
});
