import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { fixedTextOf } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2242',
  name: 'exit-status',
  title: 'invalid exit status',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'An `exit` with a literal that is not a number from 0 to 255.',
    why: 'The status is one byte: dash stops with "Illegal number" and bash takes the value modulo 256, so 256 becomes success.',
    instead: 'Use a number from 1 to 255; print messages with `echo … >&2`.',
  },
  examples: {
    bad: [
      { code: 'make || exit failed\n', line: 1 },
      { code: 'exit 256\n', line: 1 },
    ],
    good: [{ code: 'make || exit 1\n' }, { code: 'exit "$status"\n' }],
  },
  needs: ['command:exit'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'exit')) {
      const [status, second] = args;
      if (name !== 'exit' || !status || second) continue;
      const { literal } = status;
      // Of `$x` nothing is known, but letters around it are no part of a number.
      if (literal === undefined ? !/\D/.test(fixedTextOf(status.node)) : /^\d+$/.test(literal) && Number(literal) < 256)
        continue;
      yield {
        at: status.span,
        message: `\`${status.text.slice(0, 30)}\` is not a valid status: it must be from 0 to 255`,
        help: 'exit with a status from 1 to 255',
      };
    }
  },
});
