import { quoteFix } from '../analysis/expansions.ts';
import { isCount, isGlobWord, variableOf } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2254',
  name: 'unquoted-case-pattern',
  title: 'unquoted variable as a case pattern',
  severity: 'warning',
  recommended: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'An unquoted variable or substitution in a `case` pattern.',
    why: 'Its value is treated as a pattern: a `*` or `[` in it matches unintended strings.',
    instead: 'Quote it to match it literally.',
  },
  examples: {
    bad: [
      { code: 'case $1 in $name) make;; esac\n', line: 1, fixed: 'case $1 in "$name") make;; esac\n' },
      { code: 'case $1 in a|$(id -un)) make;; esac\n', line: 1, fixed: 'case $1 in a|"$(id -un)") make;; esac\n' },
    ],
    good: [{ code: 'case $1 in "$name") make;; esac\n' }, { code: 'case $1 in a*) make;; esac\n' }],
  },
  needs: ['CaseItem'],

  *check(doc) {
    for (const { pattern } of doc.tree.ofType('CaseItem')) {
      for (const part of pattern.flatMap((word) => (isGlobWord(word) ? [] : (word.parts ?? [])))) {
        if (part.type !== 'CommandExpansion' && (variableOf(part) === undefined || isCount(part))) continue;
        yield {
          at: doc.tree.spanOf(part),
          message: `the value of \`${part.text.slice(0, 30)}\` is treated as a pattern here, not as a string`,
          help: 'put it in double quotes',
          ...quoteFix(doc, part),
        };
      }
    }
  },
});
