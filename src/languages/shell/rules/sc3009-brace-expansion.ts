import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3009',
  name: 'brace-expansion',
  feature: 'brace expansion',
  why: 'dash and BusyBox ash treat the braces literally: `mkdir {a,b}` creates one directory with that name, and the build continues.',
  instead: 'List the words separately.',
  help: 'list the words separately',
  examples: {
    bad: [
      { code: 'mkdir -p app/{bin,lib}\n', line: 1 },
      { code: 'touch f{1..3}\n', line: 1 },
    ],
    good: [{ code: 'mkdir -p app/bin app/lib\n' }, { code: '#!/bin/bash\nmkdir -p app/{bin,lib}\n' }],
  },
  needs: ['BraceExpansion'],

  *find(doc) {
    for (const node of doc.tree.ofType('BraceExpansion')) {
      if (doc.tree.parentOf(node)?.type === 'BraceExpansion') continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
