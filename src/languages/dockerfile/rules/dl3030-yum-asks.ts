import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { failsBuild } from '../later-runs.ts';
import { hasFlag, isAnswered, isStrict, optionAfter, toolCalls } from '../packages.ts';
import { fixBy, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3030',
  name: 'yum-asks',
  title: '`yum install` without `-y`',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#run'],
  docs: {
    what: '`yum install` runs without the option that skips confirmation.',
    why: 'A build has no terminal: the command asks for confirmation, gets no answer, and the build fails.',
    instead: 'Add `-y`.',
    exceptions: 'Commands that get their answer through a pipe.',
    safe: 'The build fails without the option. Where that failure is ignored (`||`, `;`, a pipe), the image is currently built without the package, and the fix is unsafe.',
  },
  examples: {
    bad: [
      { code: 'FROM centos:7\nRUN yum install curl\n', line: 2, fixed: 'FROM centos:7\nRUN yum install -y curl\n' },
      {
        code: 'FROM centos:7\nRUN yum update -y && yum groupinstall "Development Tools"\n',
        line: 2,
        fixed: 'FROM centos:7\nRUN yum update -y && yum groupinstall -y "Development Tools"\n',
      },
    ],
    good: [
      { code: 'FROM centos:7\nRUN yum -y install curl && yum install --assumeyes git\n' },
      { code: 'FROM centos:7\nRUN yes | yum install curl\n' },
    ],
  },
  needs: ['program:yum'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['yum'], ['install', 'groupinstall', 'localinstall'])) {
      if (hasFlag(call, 'y', 'assumeyes')) continue;
      if (!isStrict(facts) && isAnswered(call)) continue;
      yield {
        at: spanOf(call.run, call.sub.span),
        message: `\`${call.name} ${call.sub.value}\` without \`-y\` waits for confirmation, so the build fails`,
        help: `add -y: ${call.name} ${call.sub.value} -y`,
        ...fixBy(call.run, 'Add `-y`', failsBuild(call) ? 'safe' : 'unsafe', [optionAfter(call, '-y')]),
      };
    }
  },
});
