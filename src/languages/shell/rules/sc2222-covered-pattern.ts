import { coveredPatterns } from '../analysis/case-patterns.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2222',
  name: 'covered-pattern',
  title: 'a pattern that never matches',
  severity: 'warning',
  docs: {
    what: 'A pattern of a `case` behind one that already matches all of it.',
    why: '`case` takes the first pattern that fits: this branch never runs for it.',
    instead: 'Put the narrow pattern first, or delete it.',
  },
  examples: {
    bad: [
      { code: 'case $1 in\n  -*) usage ;;\n  -v) verbose=1 ;;\nesac\n', line: 3 },
      { code: 'case $1 in\n  a | b) c ;;\n  b) d ;;\nesac\n', line: 3 },
    ],
    good: [
      { code: 'case $1 in\n  -v) verbose=1 ;;\n  -*) usage ;;\nesac\n' },
      { code: 'case $1 in a) b ;;& a) c ;; esac\n' },
    ],
  },
  needs: ['Case'],

  *check(doc) {
    const seen = new Set<Word>();
    for (const { pattern, never } of coveredPatterns(doc)) {
      if (seen.has(never)) continue;
      seen.add(never);
      yield {
        at: doc.tree.spanOf(never),
        // Both lead to the same branch: one word too many, and nothing lost.
        ...(doc.tree.parentOf(pattern) === doc.tree.parentOf(never) && { severity: 'info' as const }),
        message: `the pattern \`${pattern.text}\` before this one takes all that it matches`,
        help: `put it before \`${pattern.text}\`, or delete it`,
      };
    }
  },
});
