import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2150',
  name: 'exec-of-text',
  title: 'find -exec with a command line in one word',
  severity: 'warning',
  docs: {
    what: 'A `find -exec` whose only word contains spaces, `|` or `;`.',
    why: '`find` looks for a program whose name is the entire text.',
    instead: "Write the command as separate words, or use `-exec sh -c '…' sh {} \\;`.",
  },
  examples: {
    bad: [
      { code: "find . -exec 'rm -f' \\;\n", line: 1 },
      { code: 'find . -execdir "a | b" \\;\n', line: 1 },
    ],
    good: [{ code: 'find . -exec rm -f {} \\;\n' }, { code: "find . -exec sh -c 'a | b' \\;\n" }],
  },
  needs: ['command:find'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'find')) {
      for (const [index, { literal, span }] of args.entries()) {
        if (!/^-(?:exec|ok)(?:dir)?$/.test(literal ?? '') || args[index + 2]?.literal !== ';') continue;
        if (!/[\s|;]/.test(args[index + 1]?.value ?? '')) continue;
        yield {
          at: span,
          message: '`find` treats this entire text as the name of a program',
          help: 'write the command as separate words',
        };
      }
    }
  },
});
