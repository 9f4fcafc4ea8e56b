import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3004',
  name: 'locale-string',
  feature: '`$"…"`',
  why: 'dash also prints the dollar sign.',
  instead: 'Use regular double quotes.',
  help: 'remove the dollar sign before the double quotes',
  examples: {
    bad: [
      { code: 'echo $"a"\n', line: 1 },
      { code: 'x=$"b"\n', line: 1 },
    ],
    good: [{ code: 'echo "a"\n' }, { code: '#!/bin/bash\necho $"a"\n' }],
  },
  needs: ['LocaleString'],

  *find(doc) {
    for (const node of doc.tree.ofType('LocaleString')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
