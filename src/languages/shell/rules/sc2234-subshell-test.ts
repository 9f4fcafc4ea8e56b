import { testSubshells } from '../analysis/test-subshells.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2234',
  name: 'subshell-test',
  title: '( ) around a single test',
  severity: 'style',
  docs: {
    what: '`( )` that contain a single test and nothing else.',
    why: 'The parentheses start a needless process.',
    instead: 'Remove the parentheses.',
  },
  examples: {
    bad: [
      { code: '([ -f a ]) && make\n', line: 1 },
      { code: '(test -f a) || make\n', line: 1 },
    ],
    good: [{ code: '[ -f a ] && make\n' }, { code: '(cd a) && make\n' }],
  },
  needs: ['Subshell'],

  *check(doc) {
    for (const { node, kind } of testSubshells(doc)) {
      if (kind !== 'single') continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'the parentheses start a separate process for a single test',
        help: 'remove the parentheses',
      };
    }
  },
});
