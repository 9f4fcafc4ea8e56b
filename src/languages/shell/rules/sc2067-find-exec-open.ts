import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2067',
  name: 'find-exec-open',
  title: 'unterminated find -exec',
  severity: 'error',
  docs: {
    what: 'A `find -exec` that is not terminated with `\\;` or `+`.',
    why: 'The shell treats an unescaped `;` as the end of the command, and `find` stops with "missing argument".',
    instead: 'Write `\\;` or `{} +`.',
  },
  examples: {
    bad: [
      { code: 'find . -exec a {} ;\n', line: 1 },
      { code: 'find . -exec a\n', line: 1 },
    ],
    good: [{ code: 'find . -exec a {} \\;\n' }, { code: 'find . -exec a {} +\n' }],
  },
  needs: ['command:find'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'find')) {
      const at = args.findLastIndex(({ literal }) => /^-(?:exec|ok)(?:dir)?$/.test(literal ?? ''));
      const last = args.at(-1);
      if (
        at === -1 ||
        !last ||
        args.slice(at + 1).some(({ literal, text }) => literal === ';' || literal === '+' || /[$`]/.test(text))
      )
        continue;
      yield {
        at: last.span,
        message: 'this `-exec` is not terminated, so `find` fails',
        help: 'terminate it: -exec … {} \\;',
      };
    }
  },
});
