import rule from '../../../src/languages/shell/rules/sc1097-double-equals-assignment.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=⟦=⟧1', 'if a=⟦=⟧b; then c; fi'],
  accepts: ['x=1', '[ x == y ]', 'a x==y', "x='=y'"],
});
