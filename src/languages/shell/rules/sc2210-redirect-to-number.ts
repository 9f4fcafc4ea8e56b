import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2210',
  name: 'redirect-to-number',
  title: 'a redirect to a number',
  severity: 'warning',
  docs: {
    what: 'A `>` whose target is a number.',
    why: 'It makes a file with that name. For a comparison `-gt` is meant, for a descriptor `>&2`.',
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
        message: `this is a file with the name \`${node.target?.text}\``,
        help: 'use -gt to compare, >&2 for errors',
      };
    }
  },
});
