import { hasFlag, pairsOf } from '../analysis/pipelines.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2038',
  name: 'find-xargs-blanks',
  title: 'find piped to xargs without -print0',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`find … | xargs …` without null-separated names.',
    why: '`xargs` splits on whitespace and quotes, so a file name with a space becomes two arguments.',
    instead: 'Write `find … -print0 | xargs -0 …`, or `find … -exec … {} +`.',
  },
  examples: {
    bad: [
      { code: "find . -name '*.pyc' | xargs rm\n", line: 1 },
      { code: 'find /srv -type f | xargs chmod 644\n', line: 1 },
    ],
    good: [
      { code: 'find /srv -type f -print0 | xargs -0 chmod 644\n' },
      { code: 'find /srv -type f -exec chmod 644 {} +\n' },
    ],
  },
  needs: ['command:xargs'],

  *check(doc) {
    for (const { left, right } of pairsOf(doc, /^find$/, /^xargs$/)) {
      if ([left, right].some((command) => hasFlag(command, '0', 'null', 'print0', 'printf'))) continue;
      yield {
        at: left.span,
        message: '`xargs` splits the file names from `find` on whitespace and quotes',
        help: 'use null-separated names: find … -print0 | xargs -0 …',
      };
    }
  },
});
