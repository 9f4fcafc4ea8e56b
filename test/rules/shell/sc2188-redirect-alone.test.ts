import rule from '../../../src/languages/shell/rules/sc2188-redirect-alone.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦> a⟧', 'b; ⟦>> c⟧', '⟦< d⟧'],
  accepts: [': > a', 'b > a', '#!/bin/bash\nx=$(< f)', 'x=1 > a', '{ a; } > b'],
});
