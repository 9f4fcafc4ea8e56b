import rule from '../../../src/languages/shell/rules/sc2161-test-of-one.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦1⟧ ]', '#!/bin/bash\n[[ ⟦1⟧ ]]'],
  accepts: ['[ 1 -eq "$x" ]', '[ 10 = "$x" ]'],
});
