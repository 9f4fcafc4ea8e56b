import { singleWordProblem } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2043',
  name: 'one-word-loop',
  title: 'loop that runs once',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `for` loop over a single word that cannot expand to more.',
    why: 'The loop runs exactly once: a `$`, a glob or more list items are probably missing.',
    instead: 'List all words, or remove the loop.',
  },
  examples: {
    bad: [
      { code: 'for x in files; do echo "$x"; done\n', line: 1 },
      { code: 'for dir in /srv/app; do mkdir "$dir"; done\n', line: 1 },
    ],
    good: [{ code: 'for x in $files; do echo "$x"; done\n' }, { code: 'for x in a b; do echo "$x"; done\n' }],
  },
  needs: ['For'],

  *check(doc) {
    for (const loop of doc.tree.ofType('For')) {
      const problem = singleWordProblem(loop);
      if (problem?.code !== 'SC2043') continue;
      yield {
        at: doc.tree.spanOf(problem.word),
        message: `this loop runs exactly once, with \`${problem.word.text}\``,
        help: 'list all words, or remove the loop',
      };
    }
  },
});
