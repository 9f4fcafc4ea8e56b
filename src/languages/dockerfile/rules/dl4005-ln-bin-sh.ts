import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { callsSeen, isShell, runs, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL4005',
  name: 'ln-bin-sh',
  title: '/bin/sh replaced by a link',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  docs: {
    what: 'A RUN that links `/bin/sh` to another shell.',
    why: 'Every script of the image that asks for sh then runs in another shell, those of packages included.',
    instead: 'Write `SHELL ["/bin/bash", "-c"]`.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13\nRUN ln -sf /bin/bash /bin/sh\n',
        line: 2,
        fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
      },
      { code: 'FROM debian:13\nRUN rm /bin/sh && ln -s /bin/bash /bin/sh\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n' },
      { code: 'FROM debian:13\nRUN ln -s /bin/bash /usr/local/bin/bash\n' },
    ],
  },
  needs: ['program:ln'],

  *check(doc, facts) {
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      for (const call of callsSeen(run, facts, 'ln')) {
        const target = call.words.find(({ value }, index) => index > 0 && value === '/bin/sh');
        if (!target) continue;
        const shell = call.args.operands[0]?.literal;
        const alone = run.shell.commands.length === 1 && !call.fed && shell !== undefined && /^\/[\w/.-]+$/.test(shell);
        yield {
          at: spanOf(run, target.span),
          message: 'every script of the image then runs in another shell than it asks for',
          help: 'SHELL ["/bin/bash", "-c"]',
          ...(alone &&
            !run.instruction.isTrigger && {
              fix: {
                title: 'Write SHELL',
                safety: 'unsafe',
                edits: [{ span: run.instruction.head, text: `SHELL ["${shell}", "-c"]` }],
              },
            }),
        };
      }
    }
  },
});
