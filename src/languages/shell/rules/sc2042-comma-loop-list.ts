import { singleWordProblem } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2042',
  name: 'comma-loop-list',
  title: 'comma-separated loop list',
  severity: 'warning',
  docs: {
    what: 'A `for` loop over a single word that contains commas.',
    why: 'The shell does not split on commas, so the loop runs exactly once.',
    instead: 'Separate the words with spaces.',
  },
  examples: {
    bad: [
      { code: 'for x in a,b; do c; done\n', line: 1 },
      { code: 'for x in 1,2,3; do c; done\n', line: 1 },
    ],
    good: [{ code: 'for x in a b; do c; done\n' }, { code: '#!/bin/bash\nfor x in {1,2}; do c; done\n' }],
  },
  needs: ['For'],

  *check(doc) {
    for (const loop of doc.tree.ofType('For')) {
      const problem = singleWordProblem(loop);
      if (problem?.code !== 'SC2042') continue;
      yield {
        at: doc.tree.spanOf(problem.word),
        message: 'the shell separates words with spaces, not commas, so this loop runs once',
        help: 'separate the words with spaces: for x in a b c',
      };
    }
  },
});
