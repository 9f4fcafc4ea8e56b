import { hasFlag, pairsOf } from '../analysis/pipelines.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2126',
  name: 'grep-wc',
  title: 'grep piped to wc -l',
  severity: 'style',
  docs: {
    what: '`grep … | wc -l` to count matching lines.',
    why: '`grep -c` counts matching lines itself, without another process.',
    instead: 'Write `grep -c …`.',
  },
  examples: {
    bad: [
      { code: 'grep error log | wc -l\n', line: 1 },
      { code: 'grep -i error log | wc --lines\n', line: 1 },
    ],
    good: [{ code: 'grep -c error log\n' }, { code: 'grep -o x log | wc -l\n', why: 'counts matches, not lines' }],
  },
  needs: ['command:wc'],

  *check(doc) {
    for (const { left, right } of pairsOf(doc, /^grep$/, /^wc$/)) {
      if (right.args.length === 0 || hasFlag(right, 'm', 'chars', 'words', 'bytes')) continue;
      if (hasFlag(right, 'w') || hasFlag(right, 'c')) continue;
      if (
        [...'lLorRAB'].some((letter) => hasFlag(left, letter)) ||
        hasFlag(left, '', 'only-matching', 'files-with', 'recursive', 'after-context', 'before-context')
      )
        continue;
      yield {
        at: left.span,
        message: '`grep` can count its matching lines itself',
        help: 'count with grep: grep -c …',
      };
    }
  },
});
