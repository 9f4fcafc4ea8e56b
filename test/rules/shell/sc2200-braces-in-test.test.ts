import rule from '../../../src/languages/shell/rules/sc2200-braces-in-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\n[ a = ⟦{b,c}⟧ ]', '#!/bin/bash\n[ ⟦x{1..2}⟧ ]'],
  accepts: ['#!/bin/bash\n[ a = {b} ]', '#!/bin/bash\n[[ a = {b,c} ]]', '#!/bin/bash\necho {a,b}'],
});
