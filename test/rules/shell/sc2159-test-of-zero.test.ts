import rule from '../../../src/languages/shell/rules/sc2159-test-of-zero.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦0⟧ ]', '#!/bin/bash\n[[ ⟦0⟧ ]]'],
  accepts: ['(exit 0)', '[ 0 -eq "$x" ]', '[ 00 ]'],
});
