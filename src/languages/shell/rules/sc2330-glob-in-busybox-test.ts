import { isGlobWord } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2330',
  name: 'glob-in-busybox-test',
  title: 'a pattern in [[ ]] of BusyBox',
  severity: 'error',
  docs: {
    what: 'A `[[ x == pattern ]]` in a script for BusyBox, with an unquoted pattern on the right.',
    why: '`[[ ]]` of BusyBox is `[ ]` by another name: it compares the text with the star itself.',
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
        message: `this is compared with the text \`${right.text}\`, star and all`,
        help: `case … in ${right.text}) …`,
      };
    }
  },
});
