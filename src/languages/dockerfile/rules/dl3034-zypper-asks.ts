import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { failsBuild } from '../later-runs.ts';
import { hasFlag, isAnswered, isStrict, optionAfter, toolCalls } from '../packages.ts';
import { fixBy, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3034',
  name: 'zypper-asks',
  title: '`zypper` without `-n` or `-y`',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#run'],
  docs: {
    what: '`zypper install` runs without the option that answers its questions.',
    why: 'Nobody is there to type `y` while an image is built: the command asks, reads the end of the input, and the build stops.',
    instead: 'Add `-y`.',
    exceptions: 'Commands that get their answer through a pipe.',
    safe: 'The build fails without an answer. Where a failure goes unnoticed (`||`, `;`, a pipe), the image is built today without the package, and the fix is unsafe.',
  },
  examples: {
    bad: [
      {
        code: 'FROM opensuse/leap:15.6\nRUN zypper install curl\n',
        line: 2,
        fixed: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl\n',
      },
      {
        code: 'FROM opensuse/leap:15.6\nRUN zypper refresh && zypper rm vim\n',
        line: 2,
        fixed: 'FROM opensuse/leap:15.6\nRUN zypper refresh && zypper rm -y vim\n',
      },
    ],
    good: [
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n install curl && zypper in --no-confirm git\n' },
      { code: 'FROM opensuse/leap:15.6\nRUN zypper --non-interactive patch\n' },
    ],
  },
  needs: ['program:zypper'],

  *check(doc, facts) {
    for (const call of toolCalls(
      doc,
      facts,
      ['zypper'],
      ['install', 'in', 'remove', 'rm', 'source-install', 'si', 'patch'],
    )) {
      if (hasFlag(call, 'non-interactive', 'n', 'no-confirm', 'y')) continue;
      if (!isStrict(facts) && isAnswered(call)) continue;
      yield {
        at: spanOf(call.run, call.sub.span),
        message: `\`${call.name} ${call.sub.value}\` asks before it goes on, and nobody can answer`,
        help: 'add `-y`',
        ...fixBy(call.run, 'Add `-y`', failsBuild(call) ? 'safe' : 'unsafe', [optionAfter(call, '-y')]),
      };
    }
  },
});
