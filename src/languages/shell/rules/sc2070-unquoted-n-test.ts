import { quoteFix } from '../analysis/expansions.ts';
import { isArrayExpansion, maySplit } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2070',
  name: 'unquoted-n-test',
  title: 'test -n that is always true',
  severity: 'error',
  fixable: 'sometimes',
  docs: {
    what: 'A `[ -n $x ]` without quotes.',
    why: 'If the value is empty, only `[ -n ]` is left, which is true: the test never fails.',
    instead: 'Write `[ -n "$x" ]`.',
  },
  examples: {
    bad: [
      { code: '[ -n $x ] && make\n', line: 1, fixed: '[ -n "$x" ] && make\n' },
      {
        code: 'if [ -n $(git status -s) ]; then exit 1; fi\n',
        line: 1,
        fixed: 'if [ -n "$(git status -s)" ]; then exit 1; fi\n',
      },
    ],
    good: [{ code: '[ -n "$x" ] && make\n' }, { code: '#!/bin/bash\n[[ -n $x ]] && make\n' }],
  },
  needs: ['test:-n'],

  *check(doc) {
    for (const { form, operator, operands } of testsOf(doc).tests) {
      const [word, second] = operands;
      if (form === '[[' || operator !== '-n' || !word || second || !maySplit(word)) continue;
      const [part, other] = word.parts ?? [];
      if (!part || (word.parts ?? []).some(isArrayExpansion) || (part.type === 'DoubleQuoted' && !other)) continue;
      const isWhole =
        !other &&
        (part.type === 'SimpleExpansion' || part.type === 'ParameterExpansion' || part.type === 'CommandExpansion');
      yield {
        at: doc.tree.spanOf(word),
        message: `an empty \`${word.text.slice(0, 30)}\` leaves \`[ -n ]\`, which is true, so this test never fails`,
        help: `quote it: [ -n "${word.text}" ]`,
        ...(isWhole && quoteFix(doc, part)),
      };
    }
  },
});
