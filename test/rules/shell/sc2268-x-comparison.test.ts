import rule from '../../../src/languages/shell/rules/sc2268-x-comparison.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦x$a⟧ = xb ]', '[ ⟦"x$a"⟧ != x ]', 'test ⟦X"$a"⟧ = X', '#!/bin/bash\n[[ ⟦x$a⟧ == xb ]]'],
  accepts: ['[ "$a" = b ]', '[ x$a = y ]', '[ x$a -eq xb ]', '[ "$x" = "$xy" ]'],
});
