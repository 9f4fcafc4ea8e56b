import rule from '../../../src/languages/shell/rules/sc2072-decimal-in-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ "$x" -gt ⟦1.5⟧ ]', '#!/bin/bash\n[[ ⟦2.0⟧ -le $y ]]'],
  accepts: ['[ "$x" -gt 1 ]', '[ "$x" = 1.5 ]'],
});
