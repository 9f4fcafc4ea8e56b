import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2253',
  name: 'chmod-lower-r',
  title: 'chmod -r',
  severity: 'warning',
  docs: {
    what: '`chmod -r` with a lower-case `r`.',
    why: 'It removes the read permission from the files; `-R` is the recursive option.',
    instead: 'Write `chmod -R`, or `chmod a-r` if that is meant.',
  },
  examples: {
    bad: [
      { code: 'chmod -r 755 a\n', line: 1 },
      { code: 'chmod -r a\n', line: 1 },
    ],
    good: [{ code: 'chmod -R 755 a\n' }, { code: 'chmod a-r b\n' }],
  },
  needs: ['command:chmod'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'chmod')) {
      const flag = args.find(({ text }) => text === '-r');
      if (name === 'chmod' && flag)
        yield {
          at: flag.span,
          message: '`-r` removes the read permission; it is not the recursive option',
          help: 'change the mode recursively: chmod -R',
        };
    }
  },
});
