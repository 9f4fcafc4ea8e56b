import rule from '../../../src/languages/shell/rules/sc2077-test-without-blanks.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦"$a"=b⟧ ]', '#!/bin/bash\n[[ ⟦$a=b⟧ ]]', '[ ! ⟦$x!=b⟧ ]'],
  accepts: ['[ $a = b ]', '[ "a=$b" ]', 'test $x=y', '[ a=b ]', '[ $x ]'],
});
