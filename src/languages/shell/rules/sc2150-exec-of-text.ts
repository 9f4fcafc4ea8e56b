import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2150',
  name: 'exec-of-text',
  title: '-exec with a command line in one word',
  severity: 'warning',
  docs: {
    what: 'A `find -exec` whose only word holds blanks, `|` or `;`.',
    why: '`find` looks for a program with that whole text as its name.',
    instead: "Write the words one by one, or `-exec sh -c '…' sh {} \\;`.",
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
          message: 'find takes this whole text for the name of a program',
          help: 'write the words one by one',
        };
      }
    }
  },
});
