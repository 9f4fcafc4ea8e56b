import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2027',
  name: 'quotes-end-early',
  title: 'expansion between two quoted strings',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A variable or substitution between two double-quoted strings in one word.',
    why: 'The quotes around it end the outer string, so the expansion itself is not quoted.',
    instead: 'Escape the inner quotes, or quote the entire word.',
  },
  examples: {
    bad: [
      { code: 'echo "a "$b" c"\n', line: 1 },
      { code: 'echo "{\\"id\\": "$(id)"}"\n', line: 1 },
    ],
    good: [{ code: 'echo "a $b c"\n' }, { code: 'echo "a \\"$b\\" c"\n' }],
  },
  needs: ['between-quotes'],

  *check(doc) {
    for (const { parts = [] } of doc.tree.ofType('Word')) {
      for (const [index, part] of parts.entries()) {
        if (parts[index - 1]?.type !== 'DoubleQuoted' || parts[index + 1]?.type !== 'DoubleQuoted') continue;
        const bare =
          part.type === 'SimpleExpansion' ||
          part.type === 'ParameterExpansion' ||
          (part.type === 'CommandExpansion' && !part.text.startsWith('`'));
        if (bare)
          yield {
            at: doc.tree.spanOf(part),
            message: `the quotes around \`${part.text.slice(0, 30)}\` end the string before it`,
            help: 'escape the inner quotes',
          };
      }
    }
  },
});
