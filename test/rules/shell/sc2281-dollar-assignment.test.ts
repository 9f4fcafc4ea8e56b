import rule from '../../../src/languages/shell/rules/sc2281-dollar-assignment.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦$x⟧=1', { code: 'a && ⟦${x}⟧=$y', fixed: 'a && x=$y' }],
  accepts: ['x=1', 'a $x=1', '$x 1', '"$x"=1'],
});
