import { neverGivenArguments } from '../analysis/arguments.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2120',
  name: 'arguments-never-passed',
  title: 'function whose arguments are never passed',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A function that reads `$1`, `$@` or `$#` but is only called without arguments.',
    why: 'Inside a function these are its own arguments, not those of the script, so they are empty.',
    instead: 'Pass `"$@"` to the function if the script\'s arguments are meant.',
  },
  examples: {
    bad: [
      { code: 'check() { [ "$1" = -q ]; }\ncheck\n', line: 1 },
      { code: 'run() { make "$@"; }\nrun && a\n', line: 1 },
    ],
    good: [{ code: 'check() { [ "$1" = -q ]; }\ncheck "$@"\n' }, { code: 'check() { [ "$1" = -q ]; }\n' }],
  },
  needs: ['Function'],

  *check(doc) {
    for (const { name, definition } of neverGivenArguments(doc)) {
      yield {
        at: doc.tree.spanOf(definition),
        message: `\`${name}\` reads its arguments, but no call in this script passes any`,
        help: `pass on the script's arguments: ${name} "$@"`,
      };
    }
  },
});
