import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3008',
  name: 'select-loop',
  feature: '`select` loops',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Print the choices and `read` the answer.',
  help: 'print the choices and read the answer',
  examples: {
    bad: [
      { code: 'select x in a b; do c; done\n', line: 1 },
      { code: 'select y in *; do d; done\n', line: 1 },
    ],
    good: [{ code: 'for x in a b; do c; done\n' }, { code: '#!/bin/bash\nselect x in a b; do c; done\n' }],
  },
  needs: ['Select'],

  *find(doc) {
    for (const node of doc.tree.ofType('Select')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
