import { isGlobWord } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2330',
  name: 'glob-in-busybox-test',
  title: 'pattern in [[ ]] of BusyBox',
  severity: 'error',
  docs: {
    what: '`[[ x == pattern ]]` in a BusyBox script, with an unquoted pattern on the right.',
    why: 'In BusyBox `[[ ]]` is an alias of `[ ]`: it compares the string with the literal pattern.',
    instead: 'Use `case`, or `=~` with a regular expression.',
  },
  examples: {
    bad: [
      { code: '#!/bin/busybox sh\n[[ $x == a* ]]\n', line: 2 },
      { code: '#!/bin/busybox sh\n[[ $x != *.c ]]\n', line: 2 },
    ],
    good: [{ code: '#!/bin/busybox sh\n[[ $x == a ]]\n' }, { code: '#!/bin/bash\n[[ $x == a* ]]\n' }],
  },
  needs: ['TestCommand'],

  *check(doc) {
    if (doc.dialect !== 'busybox') return;
    for (const { form, operator, operands } of testsOf(doc).tests) {
      const [, right] = operands;
      if (form !== '[[' || !right || !isGlobWord(right) || !/^(?:=|==|!=)$/.test(operator ?? '')) continue;
      yield {
        at: doc.tree.spanOf(right),
        message: `this compares with the literal string \`${right.text}\`, not with the pattern`,
        help: `match the pattern with case: case … in ${right.text}) …`,
      };
    }
  },
});
