import { neverGivenArguments } from '../analysis/arguments.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2119',
  name: 'call-without-arguments',
  title: 'function call without its arguments',
  severity: 'info',
  docs: {
    what: 'A call without arguments to a function that reads `$1`, `$@` or `$#`, in a script that never passes it any.',
    why: 'Inside a function these are its own arguments, not those of the script, so they are empty.',
    instead: 'Pass `"$@"` if the script\'s arguments are meant.',
  },
  examples: {
    bad: [
      { code: 'check() { [ "$1" = -q ]; }\ncheck\n', line: 2 },
      { code: 'run() { make "$@"; }\nrun && a\n', line: 2 },
    ],
    good: [{ code: 'check() { [ "$1" = -q ]; }\ncheck "$@"\n' }, { code: 'check() { [ "${1:-}" = -q ]; }\ncheck\n' }],
  },
  needs: ['Function'],

  *check(doc) {
    for (const { name, calls } of neverGivenArguments(doc)) {
      for (const { span } of calls) {
        yield {
          at: span,
          message: `\`${name}\` reads its arguments but gets none here`,
          help: `pass on the script's arguments: ${name} "$@"`,
        };
      }
    }
  },
});
