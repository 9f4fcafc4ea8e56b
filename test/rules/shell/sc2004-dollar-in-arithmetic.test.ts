import rule from '../../../src/languages/shell/rules/sc2004-dollar-in-arithmetic.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'a $((⟦$x⟧))',
    'a $((1 + ⟦${x}⟧ * ⟦$y⟧))',
    '#!/bin/bash\n((⟦$x⟧ > 1)); a[⟦$i⟧]=1; b ${a[$i]}; ((⟦${b[0]}⟧))',
  ],
  accepts: [
    'a $((x))',
    'a $(($1 + $#))',
    'a $((${x%b}))',
    'a $((1$x))',
    '#!/bin/bash\ndeclare -A a; a[$i]=1',
    'a "$x"',
  ],
});
