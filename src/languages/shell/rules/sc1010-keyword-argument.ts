import { defineShellcheckRule } from '../shellcheck-rule.ts';

const KEYWORD = /^(?:do|done|then|fi|esac)$/;

export default defineShellcheckRule({
  id: 'SC1010',
  name: 'keyword-argument',
  title: 'keyword used as an argument',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`do`, `done`, `then`, `fi` or `esac` among the arguments of a command.',
    why: 'A `;` or newline before it is probably missing, so the construct is not closed here.',
    instead: 'Put `;` before it, or quote it if it is text.',
  },
  examples: {
    bad: [
      { code: 'for i in a; do echo "$i" done; done\n', line: 1 },
      { code: 'echo done\n', line: 1 },
    ],
    good: [{ code: 'for i in a b; do echo "$i"; done\n' }, { code: 'echo "done"\n' }],
  },
  needs: ['keyword'],

  *check(doc) {
    for (const { args, name } of doc.commands) {
      // `:` makes a comment of its line.
      if (name === ':') continue;
      for (const { text, span } of args) {
        if (KEYWORD.test(text))
          yield {
            at: span,
            message: `\`${text}\` is an argument here, not a keyword`,
            help: `add a ; before it, or quote it: "${text}"`,
          };
      }
    }
  },
});
