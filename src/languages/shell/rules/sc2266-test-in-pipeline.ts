import { unwrapSingle } from '../analysis/flow.ts';
import { isTestCommand } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2266',
  name: 'test-in-pipeline',
  title: 'test in a pipeline',
  severity: 'warning',
  docs: {
    what: 'A `[ ]`, `[[ ]]` or `test` with a single `|` before or after it.',
    why: 'A test neither prints output nor reads input, and its result is lost in the pipeline.',
    instead: 'Write `||`.',
    exceptions:
      'A test that reads input through a substitution, such as `a | [ -z "$(cat)" ]`; only the `hadolint` profile reports it.',
  },
  examples: {
    bad: [
      { code: 'if [ -f a ] | [ -f b ]; then make; fi\n', line: 1 },
      { code: 'test "$x" | make\n', line: 1 },
    ],
    good: [{ code: '[ -f a ] || make\n' }, { code: 'if [ -f a ]; then b; fi | make\n' }],
  },
  needs: ['command:[', 'command:test', 'TestCommand'],

  *check(doc, { profile }) {
    for (const { commands, operators } of doc.tree.ofType('Pipeline')) {
      for (const [index, operator] of operators.entries()) {
        const [left, right] = [commands[index], commands[index + 1]];
        if (operator !== '|' || !left || !right || doc.tree.isDecoded(left)) continue;
        if (!isTestCommand(unwrapSingle(left))) {
          if (!isTestCommand(unwrapSingle(right))) continue;
          const mayRead = /`|\$\(/.test(doc.text.slice(right.pos, right.end));
          if (mayRead && profile !== 'hadolint') continue;
        }
        const start = doc.text.indexOf('|', doc.tree.spanOf(left).end);
        if (start < 0) continue;
        yield {
          at: { start, end: start + 1 },
          message: 'a test neither prints nor reads, so the pipe has no effect',
          help: 'use the OR operator: ||',
        };
      }
    }
  },
});
