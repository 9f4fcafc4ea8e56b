import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2151',
  name: 'return-with-words',
  title: 'return with several arguments',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `return` with more than one argument.',
    why: 'The status is a single number, not a value: bash fails with "too many arguments".',
    instead: 'Print values with `echo` and capture them.',
  },
  examples: {
    bad: [
      { code: 'f() { return 1 2; }\nf\n', line: 1 },
      { code: 'f() { return $x y; }\nf\n', line: 1 },
    ],
    good: [{ code: 'f() { return 1; }\nf\n' }, { code: 'f() { echo "1 2"; }\nx=$(f)\n' }],
  },
  needs: ['command:return'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'return')) {
      if (name === 'return' && args[0] && args[1])
        yield {
          at: args[0].span,
          message: '`return` takes a single number',
          help: 'print values with echo and capture them',
        };
    }
  },
});
