import rule from '../../../src/languages/shell/rules/sc2158-test-of-false.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦false⟧ ]', '#!/bin/bash\n[[ ⟦false⟧ ]]', '[ ! ⟦"false"⟧ ]'],
  accepts: ['false', 'test false', '[ $(false) ]', '[ false = "$x" ]'],
});
