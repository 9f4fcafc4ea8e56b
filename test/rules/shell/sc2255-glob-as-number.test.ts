import rule from '../../../src/languages/shell/rules/sc2255-glob-as-number.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦*.c⟧ -eq 3 ]', '[ 3 -eq ⟦[0-9]⟧ ]', '[ ⟦a?c⟧ -lt 3 ]', '[ $x -lt ⟦3*⟧ ]', '[ ⟦$x*3⟧ -eq 4 ]'],
  accepts: [
    '[ "*.c" -eq 3 ]',
    '[ $((x*3)) -eq 4 ]',
    '[ *.c = 3 ]',
    'test 3 -lt *',
    '#!/bin/bash\n[[ *.c -eq 3 ]]',
    '#!/bin/bash\n[[ $x*3 -eq 4 ]]',
  ],
});
