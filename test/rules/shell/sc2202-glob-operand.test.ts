import rule from '../../../src/languages/shell/rules/sc2202-glob-operand.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦*.c⟧ = a ]', '[ ⟦a*⟧ ]', '[ x -ot ⟦a?⟧ ]'],
  accepts: ['[ -f *.c ]', '[ a = b* ]', '#!/bin/bash\n[[ *.c = a ]]', "[ '*' = a ]", '[ *.c -eq 1 ]'],
});
