import rule from '../../../src/languages/shell/rules/sc1010-keyword-argument.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦done⟧', 'a b ⟦fi⟧ c', 'if a; then b ⟦then⟧; fi'],
  accepts: ['echo "done"', 'for i in a; do b; done', 'echo if', 'x=done'],
});
