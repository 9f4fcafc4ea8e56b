import { pairsOf } from '../analysis/pipelines.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2011',
  name: 'ls-xargs',
  title: 'ls piped to xargs',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`ls … | xargs …` to pass file names to a command.',
    why: '`xargs` splits on whitespace and quotes, and `ls` rewrites unusual characters in file names.',
    instead: 'Write `find … -print0 | xargs -0 …` or `find … -exec … {} +`.',
  },
  examples: {
    bad: [
      { code: 'ls | xargs rm\n', line: 1 },
      { code: 'ls /srv/*.tgz | xargs -n 1 tar xzf\n', line: 1 },
    ],
    good: [{ code: 'find . -print0 | xargs -0 rm\n' }, { code: 'rm ./*\n' }],
  },
  needs: ['command:ls'],

  *check(doc) {
    for (const { left } of pairsOf(doc, /^ls$/, /^xargs$/)) {
      yield {
        at: left.span,
        message: '`xargs` splits the file names from `ls` on whitespace and quotes',
        help: 'use null-separated names: find … -print0 | xargs -0 …',
      };
    }
  },
});
