import rule from '../../../src/languages/shell/rules/sc2276-equals-in-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦ab-c=d⟧', '⟦"x"=a⟧ b', '⟦a.b=c⟧'],
  accepts: ['x=1', 'x+=1', 'x[1]=2', 'env a-b=c', '$x=a', 'x==a', '-x=b', '1a=b', '[ a=b ]'],
});
