import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { toolCalls } from '../packages.ts';
import { fixBy, insertAt, spanOf } from '../runs.ts';

/** Subcommands that `apt-get` has with the same meaning, each with the option that makes it so. */
const SAME: ReadonlyMap<string, string | undefined> = new Map([
  ...['install', 'reinstall', 'update', 'remove', 'purge', 'autoremove', 'autopurge', 'clean', 'autoclean'].map(
    (name): [string, undefined] => [name, undefined],
  ),
  ...['build-dep', 'source', 'download', 'dist-upgrade'].map((name): [string, undefined] => [name, undefined]),
  // `apt upgrade` installs packages that an upgrade newly depends on, `apt-get upgrade` holds them back.
  ['upgrade', '--with-new-pkgs'],
]);
/** Subcommands that only show something, with what shows it for scripts. */
const SHOWN: ReadonlyMap<string, string> = new Map([
  ['list', 'use `apt-cache policy` or `dpkg-query --list`'],
  ['search', 'use `apt-cache search`'],
  ['show', 'use `apt-cache show`'],
  ['policy', 'use `apt-cache policy`'],
  ['depends', 'use `apt-cache depends`'],
  ['rdepends', 'use `apt-cache rdepends`'],
  ['full-upgrade', 'use `apt-get dist-upgrade`'],
]);

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
    what: 'A RUN uses `apt` instead of `apt-get`.',
    why: '`apt` is meant for interactive use: its output and options may change with any release of the base image, as it warns itself.',
    instead: 'Use `apt-get` or `apt-cache`; they have a stable interface for scripts.',
    safe: 'Only subcommands that behave the same in both are rewritten; `upgrade` gets `--with-new-pkgs`, without which `apt-get` holds packages back. The fix is unsafe where the file configures only `apt`.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN apt update && apt-get install -y curl=8.14.1-2\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl=8.14.1-2\n',
      },
      {
        code: 'FROM debian:13-slim\nRUN apt -y upgrade\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN apt-get -y upgrade --with-new-pkgs\n',
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
      const at = args.operands[0];
      const isSame = subcommand !== undefined && SAME.has(subcommand) && sub.text === 'apt';
      const option = SAME.get(subcommand ?? '');
      const edits = [
        { span: sub.span, text: 'apt-get' },
        ...(option && at ? [insertAt(at.span.end, ` ${option}`)] : []),
      ];
      // What only `apt` reads does not hold for `apt-get`.
      const isConfigured = /Binary::apt|docker-clean/.test(doc.file.text);
      yield {
        at: spanOf(run, sub.span),
        message: `\`${words
          .slice(0, 2)
          .map(({ text }) => text)
          .join(' ')}\` has no stable interface for scripts`,
        help: isSame
          ? `use \`apt-get ${subcommand}${option ? ` ${option}` : ''}\``
          : (SHOWN.get(subcommand ?? '') ?? 'use `apt-get` or `apt-cache`'),
        ...(isSame && fixBy(run, 'Use `apt-get`', isConfigured ? 'unsafe' : 'safe', edits)),
      };
    }
  },
});
