import { coveredPatterns } from '../analysis/case-patterns.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2221',
  name: 'covering-pattern',
  title: 'case pattern that covers a later one',
  severity: 'warning',
  recommended: 'off',
  docs: {
    what: 'A `case` pattern that matches everything a later pattern matches.',
    why: '`case` uses the first matching pattern, so the later branch never runs.',
    instead: 'Put the more specific pattern first.',
  },
  examples: {
    bad: [
      { code: 'case $1 in\n  -*) usage ;;\n  -v) verbose=1 ;;\nesac\n', line: 2 },
      { code: 'case $1 in\n  a | b) c ;;\n  b) d ;;\nesac\n', line: 2 },
    ],
    good: [
      { code: 'case $1 in\n  -v) verbose=1 ;;\n  -*) usage ;;\nesac\n' },
      { code: 'case $1 in a) b ;;& a) c ;; esac\n' },
    ],
  },
  needs: ['Case'],

  *check(doc) {
    for (const { pattern, never } of coveredPatterns(doc)) {
      yield {
        at: doc.tree.spanOf(pattern),
        message: `this pattern also matches everything that \`${never.text}\` matches`,
        help: 'put the more specific pattern first',
      };
    }
  },
});
