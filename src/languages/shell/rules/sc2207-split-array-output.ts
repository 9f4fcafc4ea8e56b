import { splitParts } from '../analysis/array-elements.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2207',
  name: 'split-array-output',
  title: 'array assigned from unquoted output',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An unquoted command substitution in an array assignment.',
    why: 'The output is split on whitespace and its globs are expanded, so the array gets words, not lines.',
    instead: 'Use `mapfile -t list < <(command)`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\nlist=($(cat names))\n', line: 2 },
      { code: '#!/bin/bash\nlist+=(`date`)\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\nmapfile -t list < names\n' }, { code: '#!/bin/bash\nlist=("$(cat names)")\n' }],
  },
  needs: ['ArrayValue'],

  *check(doc) {
    for (const array of doc.tree.ofType('ArrayValue')) {
      for (const part of splitParts(array)) {
        if (part.type !== 'CommandExpansion') continue;
        yield {
          at: doc.tree.spanOf(part),
          message: 'the output is split on whitespace and its globs are expanded',
          help: 'read the lines into an array: mapfile -t list < <(command)',
        };
      }
    }
  },
});
