import rule from '../../../src/languages/shell/rules/sc1080-unclosed-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦[⟧ -x a', 'if ⟦[⟧ -f a; then b; fi'],
  accepts: ['[ -x a ]', '[ "$x" = "]" ]', '[ a && b ]'],
});
