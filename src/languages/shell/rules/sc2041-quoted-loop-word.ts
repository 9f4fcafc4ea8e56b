import { singleWordProblem } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2041',
  name: 'quoted-loop-word',
  title: 'loop over one single-quoted string',
  severity: 'warning',
  docs: {
    what: 'A `for` loop over a single word in single quotes.',
    why: 'The string is not split, so the loop runs exactly once.',
    instead: 'Separate the words with spaces, without quotes.',
  },
  examples: {
    bad: [
      { code: "for x in 'a b'; do c; done\n", line: 1 },
      { code: "for x in '*.a'; do c; done\n", line: 1 },
    ],
    good: [{ code: 'for x in a b; do c; done\n' }, { code: "for x in 'a' 'b'; do c; done\n" }],
  },
  needs: ['For'],

  *check(doc) {
    for (const loop of doc.tree.ofType('For')) {
      const problem = singleWordProblem(loop);
      if (problem?.code !== 'SC2041') continue;
      yield {
        at: doc.tree.spanOf(problem.word),
        message: 'a single-quoted string is one word, so this loop runs once',
        help: 'list the words without quotes: for x in a b c',
      };
    }
  },
});
