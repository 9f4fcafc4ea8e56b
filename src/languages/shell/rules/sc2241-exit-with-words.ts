import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2241',
  name: 'exit-with-words',
  title: 'exit with several words',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'An `exit` with more than one word.',
    why: 'The status is one number: bash goes on running with "too many arguments", dash takes the first one.',
    instead: 'Print texts with `echo … >&2`.',
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
        yield { at: args[0].span, message: '`exit` takes one number', help: 'print texts with echo … >&2' };
    }
  },
});
