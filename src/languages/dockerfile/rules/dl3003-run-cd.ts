import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { isShell, runs, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3003',
  name: 'run-cd',
  title: 'a RUN that changes the folder by hand',
  severity: 'warning',
  profiles: { recommended: 'info', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0013'],
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  docs: {
    what: 'A RUN that begins with `cd folder`, with or without commands after it.',
    why: 'The folder holds only to the end of that RUN. The next instruction starts in the old one again, which is easily overlooked when lines are moved or split.',
    instead: 'Put `WORKDIR /folder` before the RUN.',
    exceptions:
      'A `cd` in a subshell or later in the script is left alone. The profile `hadolint` reports every `cd`. Where nothing follows the `cd` at all, XF123 says why it is a mistake and mends it.',
  },
  examples: {
    bad: [
      { code: 'FROM debian:13-slim\nRUN cd /usr/src/app && make\n', line: 2 },
      { code: 'FROM debian:13-slim\nRUN cd /tmp && ./configure && make install\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nWORKDIR /usr/src/app\nRUN make\n' },
      { code: 'FROM debian:13-slim\nRUN make && (cd docs && make html)\n', why: 'a subshell comes back by itself' },
    ],
  },
  needs: ['program:cd'],

  *check(doc, { profile }) {
    for (const run of runs(doc)) {
      if (!isShell(run) || run.instruction.isTrigger) continue;
      const { commands } = run.shell;
      const changes = commands.filter(({ name }) => name === 'cd');
      if (profile !== 'hadolint') {
        const [first] = commands;
        if (first?.name !== 'cd' || first.context.subshells > 0) continue;
        changes.splice(1);
      }
      const [change] = changes;
      if (!change) continue;
      const folder = change.args[0]?.text ?? '~';
      yield {
        at: spanOf(run, change.span),
        message: `\`cd ${folder}\` holds only until this RUN ends`,
        help: `WORKDIR ${folder}`,
      };
    }
  },
});
