import { coveredPatterns } from '../analysis/case-patterns.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2222',
  name: 'covered-pattern',
  title: 'case pattern that never matches',
  severity: 'warning',
  docs: {
    what: 'A `case` pattern after one that already matches everything it matches.',
    why: '`case` uses the first matching pattern, so this one never matches.',
    instead: 'Put the more specific pattern first, or remove it.',
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
        message: `the earlier pattern \`${pattern.text}\` already matches everything this one matches`,
        help: `move it before \`${pattern.text}\`, or remove it`,
      };
    }
  },
});
