import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2210',
  name: 'redirect-to-number',
  title: 'redirect to a number',
  severity: 'warning',
  docs: {
    what: 'A `>` whose target is a number.',
    why: 'It creates a file with that name. Use `-gt` to compare numbers and `>&2` for a file descriptor.',
    instead: 'Write `-gt`, or `>&2`.',
  },
  examples: {
    bad: [
      { code: 'echo a > 2\n', line: 1 },
      { code: 'if a >5; then b; fi\n', line: 1 },
    ],
    good: [{ code: 'echo a >&2\n' }, { code: '[ "$a" -gt 5 ]\n' }],
  },
  needs: ['operator:>', 'operator:>>', 'operator:<', 'operator:&>', 'operator:&>>'],

  *check(doc) {
    for (const node of doc.tree.ofType('Redirect')) {
      const parent = doc.tree.parentOf(node);
      if (parent?.type === 'Command' && /^(?:\[|test)$/.test(parent.name?.text ?? '')) continue;
      if (!/^(?:&?>>?|<)$/.test(node.operator) || !/^\d+$/.test(node.target?.text ?? '')) continue;
      yield {
        at: doc.tree.spanOf(node),
        message: `this redirects to a file named \`${node.target?.text}\``,
        help: 'use -gt to compare numbers, or >&2 to redirect to standard error',
      };
    }
  },
});
