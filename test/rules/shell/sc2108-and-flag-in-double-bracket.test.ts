import rule from '../../../src/languages/shell/rules/sc2108-and-flag-in-double-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\n[[ -f a ⟦-a⟧ -f b ]]', '#!/bin/bash\n[[ $x = a ⟦-a⟧ $y = b ]]'],
  accepts: ['[ a -a b ]', '#!/bin/bash\n[[ a && b ]]', '#!/bin/bash\n[[ -a a ]]'],
});
