import { quoteWordFix } from '../analysis/expansions.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2060',
  name: 'tr-unquoted-glob',
  title: 'an unquoted glob as a set of tr',
  severity: 'warning',
  fixable: 'sometimes',
  docs: {
    what: 'An argument of `tr` that is an unquoted glob.',
    why: 'As soon as a file in the current directory matches, `tr` gets its name as the set.',
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
          message: `a file whose name matches \`${text}\` takes the place of this set`,
          help: `write '${text}'`,
          ...quoteWordFix(doc, node),
        };
      }
    }
  },
});
