import { testsOf } from '../analysis/tests.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3015',
  name: 'regex-match',
  feature: '`=~`',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use `case`, `expr` or `grep`.',
  help: 'use case or grep -E',
  examples: {
    bad: [
      { code: '[ "$a" =~ b ]\n', line: 1 },
      { code: 'if [[ $x =~ y ]]; then a; fi\n', line: 1 },
    ],
    good: [{ code: 'case $a in *b*) c;; esac\n' }, { code: '#!/bin/bash\n[ "$a" =~ b ]\n' }],
  },
  needs: ['test:=~'],

  *find(doc) {
    for (const { form, operator, operatorSpan, span, command } of testsOf(doc).tests) {
      if (operator !== '=~') continue;
      const at = form === 'test' ? doc.tree.spanOf(command) : (operatorSpan ?? span);
      yield { at };
    }
  },
});
