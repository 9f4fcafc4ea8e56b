import { singleWordProblem } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2066',
  name: 'quoted-list',
  title: 'loop over one quoted string',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `for` loop over one double-quoted string that contains a variable, a substitution or a `*`.',
    why: 'The quotes prevent splitting, so the loop runs once with the entire list in its variable.',
    instead: 'Remove the quotes, or use an array: `"${list[@]}"`.',
  },
  examples: {
    bad: [
      { code: 'for f in "$files"; do rm "$f"; done\n', line: 1 },
      { code: 'for f in "*.txt"; do rm "$f"; done\n', line: 1 },
    ],
    good: [{ code: 'for f in $files; do rm "$f"; done\n' }, { code: 'for f in "$@"; do rm "$f"; done\n' }],
  },
  needs: ['For'],

  *check(doc) {
    for (const loop of doc.tree.ofType('For')) {
      const problem = singleWordProblem(loop);
      if (problem?.code !== 'SC2066') continue;
      yield {
        at: doc.tree.spanOf(problem.word),
        message: `the quotes keep ${problem.word.text.length < 40 ? `\`${problem.word.text}\`` : 'the list'} together, so this loop runs once`,
        help: 'remove the quotes so that the list is split',
      };
    }
  },
});
