import { isGlobWord } from '../analysis/position.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3031',
  name: 'redirect-to-glob',
  feature: 'redirects to a glob',
  why: 'dash and BusyBox do not expand it: they create or look for a file whose name contains the star.',
  instead: 'Name the file, or loop over the glob.',
  help: 'name a single file',
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
