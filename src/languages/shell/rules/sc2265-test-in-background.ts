import { unwrapSingle } from '../analysis/flow.ts';
import { isTestCommand } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2265',
  name: 'test-in-background',
  title: 'test in the background',
  severity: 'error',
  docs: {
    what: 'A `[ ]`, `[[ ]]` or `test` followed by a single `&`.',
    why: 'It runs in the background, and the next command runs whatever the result.',
    instead: 'Write `&&`.',
  },
  examples: {
    bad: [
      { code: 'if [ -f a ] & [ -f b ]; then make; fi\n', line: 1 },
      { code: 'test "$x" & make\n', line: 1 },
    ],
    good: [{ code: '[ -f a ] && make\n' }, { code: 'make &\n[ -f a ]\n' }],
  },
  needs: ['command:[', 'command:test', 'TestCommand'],

  *check(doc) {
    for (const node of doc.tree.ofType('Statement')) {
      if (!node.background) continue;
      const { command } = node;
      const last = command.type === 'AndOr' ? command.commands.at(-1) : command;
      const end = last?.type === 'Pipeline' ? last.commands.at(-1) : last;
      if (!end || !isTestCommand(unwrapSingle(end)) || doc.tree.isDecoded(node)) continue;
      const start = doc.text.indexOf('&', doc.tree.spanOf(command).end);
      if (start < 0) continue;
      yield {
        at: { start, end: start + 1 },
        message: 'this runs the test in the background; the next command does not wait for it',
        help: 'use the AND operator: &&',
      };
    }
  },
});
