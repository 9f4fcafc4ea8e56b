import { quoteWordFix } from '../analysis/expansions.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2060',
  name: 'tr-unquoted-glob',
  title: 'unquoted glob as a tr set',
  severity: 'warning',
  fixable: 'sometimes',
  docs: {
    what: 'An unquoted glob as an argument of `tr`.',
    why: 'If a file in the current directory matches, its name replaces the set.',
    instead: "Quote it: `'[:upper:]'`.",
  },
  examples: {
    bad: [
      { code: 'tr -d [:space:] < file\n', line: 1, fixed: "tr -d '[:space:]' < file\n" },
      { code: 'tr [:upper:] a < file\n', line: 1, fixed: "tr '[:upper:]' a < file\n" },
    ],
    good: [{ code: "tr -d '[:space:]' < file\n" }, { code: 'tr a b < file\n' }],
  },
  needs: ['command:tr'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'tr')) {
      for (const { node, span, text } of args) {
        if (node.type !== 'Word' || !isGlobWord(node)) continue;
        yield {
          at: span,
          message: `the name of a file that matches \`${text}\` replaces this set`,
          help: `quote it: '${text}'`,
          ...quoteWordFix(doc, node),
        };
      }
    }
  },
});
