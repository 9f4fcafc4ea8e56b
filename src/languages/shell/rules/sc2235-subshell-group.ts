import { testSubshells } from '../analysis/test-subshells.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2235',
  name: 'subshell-group',
  title: '( ) around a group of tests',
  severity: 'style',
  docs: {
    what: '`( )` that contain several tests and nothing else.',
    why: 'The parentheses start a needless process.',
    instead: 'Write `{ …; }`, which runs in the current process.',
  },
  examples: {
    bad: [
      { code: '([ -f a ] || [ -f b ]) && make\n', line: 1 },
      { code: 'if ! (test a = $x && test $y); then make; fi\n', line: 1 },
    ],
    good: [{ code: '{ [ -f a ] || [ -f b ]; } && make\n' }, { code: '(a || b) && make\n' }],
  },
  needs: ['Subshell'],

  *check(doc) {
    for (const { node, kind } of testSubshells(doc)) {
      if (kind !== 'several') continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'the parentheses start a separate process for these tests',
        help: 'group the tests without a process: { …; }',
      };
    }
  },
});
