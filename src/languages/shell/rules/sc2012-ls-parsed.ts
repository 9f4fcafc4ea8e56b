import { hasFlag, pipelinesOf } from '../analysis/pipelines.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2012',
  name: 'ls-parsed',
  title: 'ls output read by a program',
  severity: 'info',
  docs: {
    what: '`ls` piped into another program.',
    why: 'The output is for display: unusual characters in file names are rewritten, and a name that contains a newline counts as two.',
    instead: 'Use `find`, `stat` or a glob.',
  },
  examples: {
    bad: [
      { code: 'ls -t | head -n 1\n', line: 1 },
      { code: 'ls /srv | wc -l\n', line: 1 },
    ],
    good: [{ code: 'find /srv -maxdepth 1 | wc -l\n' }, { code: 'ls -l\n' }],
  },
  needs: ['command:ls'],

  *check(doc) {
    for (const pipeline of pipelinesOf(doc)) {
      const lists = pipeline.filter(({ left }) => left.name === 'ls');
      if (lists.some(({ right }) => /^(?:grep|xargs)$/.test(right?.name ?? ''))) continue;
      for (const { left } of lists) {
        if (hasFlag(left, 'N')) continue;
        yield {
          at: left.span,
          message: 'another program reads the output of `ls`, which alters unusual file names',
          help: 'use find, stat or a glob',
        };
      }
    }
  },
});
