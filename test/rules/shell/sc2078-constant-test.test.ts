import rule from '../../../src/languages/shell/rules/sc2078-constant-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦a=b⟧ ]', '#!/bin/bash\n[[ ⟦a⟧ ]]', '[ ! ⟦""⟧ ]', '[ ⟦a⟧ -a ⟦"b c"⟧ ]'],
  accepts: ['test a', '[ true ]', '[ $x ]', '[ ~/a ]', '[ $(a) ]', '[ a*  ]'],
});
