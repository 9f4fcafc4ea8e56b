import rule from '../../../src/languages/shell/rules/sc2110-or-flag-in-double-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\n[[ -f a ⟦-o⟧ -f b ]]', '#!/bin/bash\n[[ $x = a ⟦-o⟧ $y = b ]]'],
  accepts: ['[ a -o b ]', '#!/bin/bash\n[[ a || b ]]', '#!/bin/bash\n[[ -o a ]]'],
});
