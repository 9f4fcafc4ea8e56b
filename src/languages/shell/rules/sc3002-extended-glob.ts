import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3002',
  name: 'extended-glob',
  feature: 'extended globs',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'List the cases, or use `find`.',
  help: 'list the cases, or use find',
  examples: {
    bad: [
      { code: 'rm a@(b|c)\n', line: 1 },
      { code: 'case $x in +(a)) b;; esac\n', line: 1 },
    ],
    good: [{ code: 'rm ab ac\n' }, { code: '#!/bin/bash\nrm a@(b|c)\n' }],
  },
  needs: ['ExtendedGlob'],

  *find(doc) {
    for (const node of doc.tree.ofType('ExtendedGlob')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
