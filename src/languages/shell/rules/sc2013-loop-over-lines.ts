import { commandNameOf } from '../analysis/flow.ts';
import { loopedSubstitution, onlyCommandOf } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

const READERS = /^(?:grep|sed|cat|awk|cut|sort|[ef]grep)$/;

export default defineShellcheckRule({
  id: 'SC2013',
  name: 'loop-over-lines',
  title: 'for loop over lines that splits on words',
  severity: 'info',
  docs: {
    what: 'A `for` loop over the output of `cat`, `grep`, `sed`, `awk`, `cut` or `sort`.',
    why: 'The output is split on whitespace and its globs are expanded, so the loop sees words, not lines.',
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
        message: 'this loop iterates over words, not lines',
        help: 'read line by line: while IFS= read -r line; do …; done',
      };
    }
  },
});
