import { splitParts } from '../analysis/array-elements.ts';
import { isClean } from '../analysis/environment.ts';
import { isAlternative, isCount, variableOf } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2206',
  name: 'split-array',
  title: 'array assigned from an unquoted variable',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An unquoted variable in an array assignment.',
    why: 'It is split on whitespace and its globs are expanded, so the array gets unintended elements.',
    instead: 'Quote it, or read the list with `read -ra` or `mapfile`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\nlist=($names)\n', line: 2 },
      { code: '#!/bin/bash\nargs=(-o $out)\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\nargs=(-o "$out")\n' }, { code: '#!/bin/bash\nread -ra list <<< "$names"\n' }],
  },
  needs: ['ArrayValue'],

  *check(doc) {
    for (const array of doc.tree.ofType('ArrayValue')) {
      for (const part of splitParts(array)) {
        const name = variableOf(part);
        if (name === undefined || isClean(name) || isCount(part) || isAlternative(part)) continue;
        yield {
          at: doc.tree.spanOf(part),
          message: `the value of \`${name}\` is split and its globs are expanded before it is stored in the array`,
          help: `quote it or use read -ra: "${part.text}"`,
        };
      }
    }
  },
});
