import rule from '../../../src/languages/shell/rules/sc2170-number-test-on-text.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ "$a" -eq ⟦b⟧ ]', '[ ⟦"x"⟧ -gt $y ]'],
  accepts: [
    '[ "$a" -eq 1 ]',
    '[ "$a" -lt -1 ]',
    '[ "$a" = b ]',
    '#!/bin/bash\n[[ a -eq b ]]',
    '[ "$a" -eq "$b" ]',
    '[ *.c -eq 1 ]',
    '#!/bin/bash\n[ 1 -eq {a,b} ]',
  ],
});
