import { hasFlag, pairsOf } from '../analysis/pipelines.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2009',
  name: 'ps-grep',
  title: 'ps piped to grep',
  severity: 'info',
  docs: {
    what: '`ps … | grep …` to find a process by name.',
    why: 'The `grep` process matches itself, and a name that is part of another name matches both.',
    instead: 'Use `pgrep`.',
  },
  examples: {
    bad: [
      { code: 'ps aux | grep nginx\n', line: 1 },
      { code: 'ps -ef | grep java | wc -l\n', line: 1 },
    ],
    good: [{ code: 'pgrep nginx\n' }, { code: 'ps -p 1 | grep init\n', why: 'a single process, by process ID' }],
  },
  needs: ['command:ps'],

  *check(doc) {
    for (const { left } of pairsOf(doc, /^ps$/, /^[ef]?grep$/)) {
      if (hasFlag(left, 'p', 'pid') || hasFlag(left, 'q')) continue;
      yield {
        at: left.span,
        message: '`grep` matches its own process in the output of `ps`',
        help: 'find the process with: pgrep name',
      };
    }
  },
});
