import { quoteFix } from '../analysis/expansions.ts';
import { isCount, variableOf } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2295',
  name: 'unquoted-inner-pattern',
  title: 'unquoted variable in a removal pattern',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'An unquoted variable or substitution after the `#` or `%` of a parameter expansion.',
    why: 'Its value is treated as a pattern, even inside double quotes: a `*` or `[` in it removes more than intended.',
    instead: 'Add inner quotes: `"${path#"$root"}"`.',
  },
  examples: {
    bad: [
      { code: 'echo "${path#$root}"\n', line: 1, fixed: 'echo "${path#"$root"}"\n' },
      { code: 'x=${file%.$ext}\n', line: 1, fixed: 'x=${file%."$ext"}\n' },
    ],
    good: [{ code: 'echo "${path#"$root"}"\n' }, { code: 'echo "${path%/*}"\n' }],
  },
  needs: ['Remove'],

  *check(doc) {
    for (const { operand } of doc.tree.ofType('Remove')) {
      for (const part of operand.parts ?? []) {
        if (part.type !== 'CommandExpansion' && (variableOf(part) === undefined || isCount(part))) continue;
        yield {
          at: doc.tree.spanOf(part),
          message: `the value of \`${part.text.slice(0, 30)}\` is treated as a pattern here, not as a string`,
          help: `add inner quotes: "${part.text}"`,
          ...quoteFix(doc, part),
        };
      }
    }
  },
});
