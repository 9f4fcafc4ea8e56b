import { endsInBracket } from '../analysis/glued-brackets.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import type { ShellDocument } from '../document.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1080',
  name: 'unclosed-test',
  title: '[ without ]',
  severity: 'error',
  docs: {
    what: 'A `[` command whose last argument is not `]`.',
    why: 'The command fails with "missing ]", and the test counts as false.',
    instead: 'Add ` ]`, with the space.',
  },
  examples: {
    bad: [
      { code: '[ -x a\n', line: 1 },
      { code: 'if [ -f a; then b; fi\n', line: 1 },
    ],
    good: [{ code: '[ -x a ]\n' }, { code: '[ "$x" = "]" ]\n' }],
  },
  needs: ['command:['],

  *check(doc) {
    for (const command of commandsNamed(doc, '[')) {
      const last = command.args.at(-1);
      if (command.name !== '[' || !command.words[0] || last?.text === ']' || endsInBracket(last?.text ?? '')) continue;
      if (command.context.after && command.span.end > 0 && closesLater(doc, command.span.end)) continue;
      yield { at: command.words[0].span, message: 'this `[` has no `]`', help: 'add the closing bracket: [ … ]' };
    }
  },
});

/** `[ a && b ]` is another mistake, which SC2107 reports. */
function closesLater({ text }: ShellDocument, from: number): boolean {
  return /^[^\n;]*[ \t]\](?=\s|;|$)/.test(text.slice(from, from + 500));
}
