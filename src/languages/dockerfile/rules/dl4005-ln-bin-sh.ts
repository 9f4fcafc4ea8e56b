import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { callsSeen, isShell, runs, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL4005',
  name: 'ln-bin-sh',
  title: '/bin/sh replaced with a link',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  docs: {
    what: 'A RUN that links `/bin/sh` to another shell.',
    why: 'Every sh script in the image, including those of packages, then runs in a different shell.',
    instead: 'Use `SHELL ["/bin/bash", "-c"]`.',
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
          message: 'every sh script in the image now runs in a different shell',
          help: 'set the shell for RUN instead: SHELL ["/bin/bash", "-c"]',
          ...(alone &&
            !run.instruction.isTrigger && {
              fix: {
                title: 'Use SHELL',
                safety: 'unsafe',
                edits: [{ span: run.instruction.head, text: `SHELL ["${shell}", "-c"]` }],
              },
            }),
        };
      }
    }
  },
});
