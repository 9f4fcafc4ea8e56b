import { redirectsInTests } from '../analysis/redirects-in-tests.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2071',
  name: 'text-comparison-of-numbers',
  title: 'numbers compared as texts',
  severity: 'error',
  docs: {
    what: 'A `<` or `>` in a test with a number on a side.',
    why: 'It compares texts: 10 is before 9.',
    instead: 'Use `-lt` and `-gt`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ $x > 9 ]] && a\n', line: 2 },
      { code: '#!/bin/bash\n[ "$x" \\< 10 ]\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[[ $x -gt 9 ]]\n' }, { code: '#!/bin/bash\n[[ $x < b ]]\n' }],
  },
  needs: ['test:<', 'test:>', 'command:['],

  *check(doc) {
    for (const { form, operator = '', operatorSpan, operands } of testsOf(doc).tests) {
      if (form === 'test' || !operatorSpan || !/^\\?[<>]$/.test(operator)) continue;
      if (!operands.some(({ text }) => /^["']?\d+["']?$/.test(text))) continue;
      yield {
        at: operatorSpan,
        message: `\`${operator}\` compares texts, in which 10 is before 9`,
        help: operator.endsWith('<') ? 'use -lt' : 'use -gt',
      };
    }
    for (const { operator, at, isNumeric } of redirectsInTests(doc)) {
      if (!isNumeric) continue;
      yield {
        at,
        message: `this \`${operator}\` is a redirect, and would compare texts if it were escaped`,
        help: operator === '<' ? 'use -lt' : 'use -gt',
      };
    }
  },
});
