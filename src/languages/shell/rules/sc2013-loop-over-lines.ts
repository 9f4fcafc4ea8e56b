import { commandNameOf } from '../analysis/flow.ts';
import { loopedSubstitution, onlyCommandOf } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

const READERS = /^(?:grep|sed|cat|awk|cut|sort|[ef]grep)$/;

export default defineShellcheckRule({
  id: 'SC2013',
  name: 'loop-over-lines',
  title: 'a loop over lines that runs over words',
  severity: 'info',
  docs: {
    what: 'A `for` loop over the output of `cat`, `grep`, `sed`, `awk`, `cut` or `sort`.',
    why: 'The output is split at every blank and globs in it are expanded, so the loop sees words and not lines.',
    instead: 'Write `while IFS= read -r line; do …; done < file`.',
  },
  examples: {
    bad: [
      { code: 'for line in $(cat list); do echo "$line"; done\n', line: 1 },
      { code: 'for x in $(grep a list | sort); do echo "$x"; done\n', line: 1 },
    ],
    good: [
      { code: 'while IFS= read -r line; do echo "$line"; done < list\n' },
      { code: 'for x in $(seq 3); do echo "$x"; done\n' },
    ],
  },
  needs: ['For'],

  *check(doc) {
    for (const loop of doc.tree.ofType('For')) {
      const part = loopedSubstitution(loop);
      const only = part && onlyCommandOf(part);
      if (!part || !only) continue;
      const commands = only.type === 'Pipeline' ? only.commands : [only];
      if (!commands.every((command) => READERS.test(commandNameOf(command) ?? ''))) continue;
      yield {
        at: doc.tree.spanOf(part),
        message: 'this loop runs over words, not over lines',
        help: 'while IFS= read -r line; do …; done',
      };
    }
  },
});
