import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2014',
  name: 'expanded-before-find',
  title: 'expansion after -exec',
  severity: 'info',
  docs: {
    what: 'An unquoted substitution or glob among the words after `find -exec`.',
    why: 'The shell expands it once, before `find` runs, not for each file.',
    instead: "Write `-exec sh -c '…' sh {} \\;`.",
  },
  examples: {
    bad: [
      { code: 'find . -exec mv {} $(date +%s) \\;\n', line: 1 },
      { code: 'find . -exec rm *.c \\;\n', line: 1 },
    ],
    good: [{ code: 'find . -exec sh -c \'mv "$1" "$(date +%s)"\' sh {} \\;\n' }, { code: 'find . -exec rm {} +\n' }],
  },
  needs: ['command:find'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'find')) {
      let isInside = false;
      for (const { literal, node } of args) {
        if (/^-(?:exec|ok)(?:dir)?$/.test(literal ?? '')) isInside = true;
        else if (literal === ';' || literal === '+') isInside = false;
        else if (isInside && node.type === 'Word') {
          const part = node.parts?.find(({ type }) => type === 'CommandExpansion' || type === 'Glob');
          if (part) {
            yield {
              at: doc.tree.spanOf(part),
              message: 'the shell expands this once, before `find` runs',
              help: "expand it for each file: -exec sh -c '…' sh {} \\;",
            };
          }
        }
      }
    }
  },
});
