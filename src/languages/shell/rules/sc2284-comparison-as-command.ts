import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2284',
  name: 'comparison-as-command',
  title: 'comparison outside a test',
  severity: 'error',
  docs: {
    what: 'A command whose first argument is `==`.',
    why: 'The shell runs the left-hand side as a program: a comparison needs `[ ]`.',
    instead: 'Write `[ "$x" = y ]`.',
  },
  examples: {
    bad: [
      { code: 'x == y\n', line: 1 },
      { code: 'if $mode == debug; then make; fi\n', line: 1 },
    ],
    good: [{ code: '[ "$x" = y ]\n' }, { code: '#!/bin/bash\n[[ $x == y ]]\n' }],
  },
  needs: ['argument:='],

  *check(doc) {
    for (const { words, args, span, name } of doc.commands) {
      if (!/^={2,3}(?!=)/.test(args[0]?.text ?? '') || name === '[' || name === 'test') continue;
      yield {
        at: span,
        message: `this runs \`${words[0]?.text ?? ''}\` as a program instead of comparing it`,
        help: 'use a test: [ … = … ]',
      };
    }
  },
});
