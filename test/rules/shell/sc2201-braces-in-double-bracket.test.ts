import rule from '../../../src/languages/shell/rules/sc2201-braces-in-double-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\n[[ a = ⟦{b,c}⟧ ]]', '#!/bin/bash\n[[ -f ⟦x{1..2}⟧ ]]'],
  accepts: ['#!/bin/bash\n[ a = {b,c} ]', '#!/bin/bash\n[[ a = "{b,c}" ]]'],
});
