import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { fixedTextOf } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2152',
  name: 'return-status',
  title: 'invalid return status',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `return` with a literal that is not a number from 0 to 255.',
    why: 'The status is one byte, not a value: dash stops with "Illegal number", and bash turns 256 into 0.',
    instead: 'Use a number from 0 to 255; print values with `echo` and capture them.',
  },
  examples: {
    bad: [
      { code: 'f() { return failed; }\nf\n', line: 1 },
      { code: 'f() { return 256; }\nf\n', line: 1 },
    ],
    good: [{ code: 'f() { return 1; }\nf\n' }, { code: 'f() { echo failed; }\nx=$(f)\n' }],
  },
  needs: ['command:return'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'return')) {
      const [status, second] = args;
      if (name !== 'return' || !status || second) continue;
      const { literal } = status;
      // Of `$x` nothing is known, but letters around it are no part of a number.
      if (literal === undefined ? !/\D/.test(fixedTextOf(status.node)) : /^\d+$/.test(literal) && Number(literal) < 256)
        continue;
      yield {
        at: status.span,
        message: `\`${status.text.slice(0, 30)}\` is not a valid status: it must be from 0 to 255`,
        help: 'return a status from 0 to 255, and print values with echo',
      };
    }
  },
});
