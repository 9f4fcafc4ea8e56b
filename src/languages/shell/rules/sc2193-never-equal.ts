import { mayBeEqual } from '../analysis/case-patterns.ts';
import { isConstant } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2193',
  name: 'never-equal',
  title: 'texts that can never be equal',
  severity: 'warning',
  docs: {
    what: 'A comparison in `[ ]` or `[[ ]]` of two texts that differ whatever their variables hold.',
    why: 'The answer is always the same, so one of the branches never runs: a letter or a blank too many is in one of the two.',
    instead: 'Compare the bare values.',
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
        message: `\`${left.text}\` and \`${right.text}\` differ whatever their variables hold`,
        help: 'compare the bare values',
      };
    }
  },
});
