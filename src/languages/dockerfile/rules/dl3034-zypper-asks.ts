import { defineRule, type Edit } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { failsBuild } from '../later-runs.ts';
import { hasFlag, isAnswered, isStrict, optionAfter, type ToolCall, toolCalls } from '../packages.ts';
import { fixBy, insertAt, spanOf } from '../runs.ts';

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
    what: '`zypper install` runs without the option that skips confirmation.',
    why: 'A build has no terminal: the command asks for confirmation, gets no answer, and the build fails.',
    instead: 'Add `-y`.',
    exceptions: 'Commands that get their answer through a pipe.',
    safe: 'The build fails without the option. Where that failure is ignored (`||`, `;`, a pipe), the image is currently built without the package, and the fix is unsafe.',
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
        message: `\`${call.name} ${call.sub.value}\` without \`-n\` or \`-y\` waits for confirmation, so the build fails`,
        help: `add -n: ${call.name} -n ${call.sub.value}`,
        ...fixBy(call.run, 'Skip confirmation', failsBuild(call) ? 'safe' : 'unsafe', [answerFor(call)]),
      };
    }
  },
});

/** `zypper source-install` knows no `-y`; there the option of zypper itself answers. */
function answerFor(call: ToolCall): Edit {
  const isSource = call.sub.value === 'source-install' || call.sub.value === 'si';
  const [name] = call.words;
  return isSource && name ? insertAt(name.span.end, ' -n') : optionAfter(call, '-y');
}
