import { quoteWordFix } from '../analysis/expansions.ts';
import { patternOf } from '../analysis/grep.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2062',
  name: 'grep-unquoted-glob',
  title: 'unquoted grep pattern',
  severity: 'warning',
  fixable: 'sometimes',
  docs: {
    what: 'A `grep` pattern that the shell treats as a glob.',
    why: 'If a file in the current directory matches, `grep` searches for that file name.',
    instead: 'Quote the pattern.',
  },
  examples: {
    bad: [
      { code: 'grep foo* file\n', line: 1, fixed: "grep 'foo*' file\n" },
      { code: 'grep -i [a-f]x file\n', line: 1, fixed: "grep -i '[a-f]x' file\n" },
    ],
    good: [{ code: "grep 'foo*' file\n" }, { code: 'grep foo *.txt\n' }],
  },
  needs: ['command:grep'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'grep')) {
      const pattern = patternOf(command);
      const node = pattern?.word.node;
      if (!pattern || node?.type !== 'Word' || !isGlobWord(node)) continue;
      yield {
        at: pattern.word.span,
        message: `the shell expands \`${node.text}\` before \`grep\` sees it`,
        help: `quote it: '${node.text}'`,
        ...quoteWordFix(doc, node),
      };
    }
  },
});
