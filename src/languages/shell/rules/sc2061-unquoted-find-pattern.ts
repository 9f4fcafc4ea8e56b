import { quoteWordFix } from '../analysis/expansions.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

const TAKES_PATTERN = /^-i?(?:name|path|regex|wholename|lname)$/;

export default defineShellcheckRule({
  id: 'SC2061',
  name: 'unquoted-find-pattern',
  title: 'unquoted find pattern',
  severity: 'warning',
  fixable: 'sometimes',
  docs: {
    what: 'An unquoted glob after `-name`, `-path` or another pattern option of `find`.',
    why: 'The shell expands it first: if a file in the current directory matches, `find` searches only for that name or stops with an error.',
    instead: "Quote it: `find . -name '*.pyc'`.",
  },
  examples: {
    bad: [
      { code: 'find . -name *.pyc -delete\n', line: 1, fixed: "find . -name '*.pyc' -delete\n" },
      { code: 'find /srv -path */cache/* -print\n', line: 1, fixed: "find /srv -path '*/cache/*' -print\n" },
    ],
    good: [{ code: "find . -name '*.pyc' -delete\n" }, { code: 'find . -name \\*.pyc\n' }],
  },
  needs: ['command:find'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'find')) {
      for (const [index, { node, span, text }] of command.args.entries()) {
        if (node.type !== 'Word' || !isGlobWord(node)) continue;
        if (!TAKES_PATTERN.test(command.args[index - 1]?.literal ?? '')) continue;
        yield {
          at: span,
          message: `the shell expands \`${text}\` before \`find\` sees it`,
          help: `quote it: '${text}'`,
          ...quoteWordFix(doc, node),
        };
      }
    }
  },
});
