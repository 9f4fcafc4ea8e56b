import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2241',
  name: 'exit-with-words',
  title: 'exit with several arguments',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'An `exit` with more than one argument.',
    why: 'The status is a single number: bash reports "too many arguments" and continues, dash uses the first argument.',
    instead: 'Print messages with `echo … >&2`.',
  },
  examples: {
    bad: [
      { code: 'make || exit 1 "no make"\n', line: 1 },
      { code: 'exit $status failed\n', line: 1 },
    ],
    good: [{ code: 'make || exit 1\n' }, { code: 'exit "$status"\n' }],
  },
  needs: ['command:exit'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'exit')) {
      if (name === 'exit' && args[0] && args[1])
        yield { at: args[0].span, message: '`exit` takes a single number', help: 'print messages with: echo … >&2' };
    }
  },
});
