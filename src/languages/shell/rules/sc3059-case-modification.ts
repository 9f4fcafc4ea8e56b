import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3059',
  name: 'case-modification',
  feature: 'case modification',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use `tr`.',
  help: "use tr: tr '[:upper:]' '[:lower:]'",
  examples: {
    bad: [
      { code: 'echo ${x^}\n', line: 1 },
      { code: 'y="${z,,}"\n', line: 1 },
    ],
    good: [{ code: 'echo "$x" | tr a-z A-Z\n' }, { code: '#!/bin/bash\necho ${x^}\n' }],
  },
  needs: ['CaseModification'],

  *find(doc) {
    for (const node of doc.tree.ofType('ParameterExpansion')) {
      if (node.operation?.type !== 'CaseModification') continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
