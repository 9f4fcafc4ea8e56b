import { onlyCommandOf } from '../analysis/loops.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2005',
  name: 'echo-of-output',
  title: "echo of a command's output",
  severity: 'style',
  standsFor: ['SC2006', 'SC2046'],
  docs: {
    what: 'An `echo` whose only argument is a command substitution.',
    why: 'The command prints the same output on its own, without the extra process.',
    instead: 'Run the command directly: `date` instead of `echo $(date)`.',
  },
  examples: {
    bad: [
      { code: 'echo "$(date)"\n', line: 1 },
      { code: 'echo `uname -r` > version\n', line: 1 },
    ],
    good: [{ code: 'date\n' }, { code: 'echo "now: $(date)"\n' }],
  },
  needs: ['CommandExpansion'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'echo')) {
      const [word, second] = command.args;
      if (command.name !== 'echo' || !word || second || word.node.type !== 'Word') continue;
      const [part, other] = word.node.parts ?? [];
      const inner = part?.type === 'DoubleQuoted' && part.parts.length === 1 ? part.parts[0] : part;
      if (other || inner?.type !== 'CommandExpansion' || inner.text.startsWith('${|')) continue;
      const only = onlyCommandOf(inner);
      if (!only || (only.type === 'Command' && !only.name)) continue;
      yield {
        at: word.span,
        message: 'the command prints this output without `echo`',
        help: 'run the command directly, without echo',
      };
    }
  },
});
