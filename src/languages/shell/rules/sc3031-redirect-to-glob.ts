import { isGlobWord } from '../analysis/position.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3031',
  name: 'redirect-to-glob',
  feature: 'redirects to a pattern',
  why: 'dash and BusyBox do not expand it: they make or look for a file whose name holds the star.',
  instead: 'Name the file, or loop over the pattern.',
  help: 'name one file',
  examples: {
    bad: [
      { code: 'echo a > *.txt\n', line: 1 },
      { code: 'cat < conf.?\n', line: 1 },
    ],
    good: [{ code: 'cat *.txt\n' }, { code: 'echo a > "*.txt"\n' }],
  },
  needs: ['operator:>', 'operator:>>', 'operator:<'],

  *find(doc) {
    for (const node of doc.tree.ofType('Redirect')) {
      if (!/^(?:>>?|<)$/.test(node.operator)) continue;
      if (node.target && isGlobWord(node.target)) yield { at: doc.tree.spanOf(node) };
    }
  },
});
