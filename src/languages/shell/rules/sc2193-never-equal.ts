import { mayBeEqual } from '../analysis/case-patterns.ts';
import { isConstant } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2193',
  name: 'never-equal',
  title: 'strings that are never equal',
  severity: 'warning',
  docs: {
    what: 'A comparison in `[ ]` or `[[ ]]` of two strings that differ whatever their variables contain.',
    why: 'The result is always the same, so one of the branches never runs: one side has a stray character or space.',
    instead: 'Compare only the values.',
  },
  examples: {
    bad: [
      { code: '[ "x$a" = yes ] && make\n', line: 1 },
      { code: 'if [ "$dir/" = "/srv" ]; then make; fi\n', line: 1 },
    ],
    good: [{ code: '[ "x$a" = xyes ] && make\n' }, { code: 'if [ "$dir" = "/srv" ]; then make; fi\n' }],
  },
  needs: ['test:=', 'test:==', 'test:!='],

  *check(doc) {
    for (const { form, operator = '', operatorSpan, operands } of testsOf(doc).tests) {
      const [left, right] = operands;
      if (form === 'test' || !operatorSpan || !/^(?:=|==|!=)$/.test(operator) || !left || !right) continue;
      // Two fixed texts are SC2050.
      if (isConstant(left) && isConstant(right)) continue;
      if (mayBeEqual(left, right)) continue;
      yield {
        at: operatorSpan,
        message: `\`${left.text}\` and \`${right.text}\` always differ, whatever their variables contain`,
        help: 'compare only the values',
      };
    }
  },
});
