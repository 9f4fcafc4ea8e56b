import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2121',
  name: 'set-assignment',
  title: 'set as an assignment',
  severity: 'warning',
  docs: {
    what: 'A `set name=value`, as other languages write it.',
    why: 'It sets the positional parameters: `$1` becomes `name=value`, and the variable stays as it was.',
    instead: 'Write `name=value`.',
  },
  examples: {
    bad: [
      { code: 'set a=b\n', line: 1 },
      { code: 'x; set PATH=/bin\n', line: 1 },
    ],
    good: [{ code: 'a=b\n' }, { code: 'set -e\n' }],
  },
  needs: ['command:set'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'set')) {
      const [first] = args;
      if (name === 'set' && first && /^[A-Za-z_]\w*=/.test(first.text))
        yield { at: first.span, message: 'this becomes the parameter `$1`; it assigns nothing', help: first.text };
    }
  },
});
