import rule from '../../../src/languages/shell/rules/sc2050-constant-comparison.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦a = b⟧ ]', '#!/bin/bash\n[[ ⟦"a" != b⟧ ]]', '[ ! ⟦x -eq 1⟧ ]'],
  accepts: ['[ "$a" = b ]', '[ a -nt b ]', '[ a ]', '#!/bin/bash\n[[ a -eq 1 || b == c* ]]', '[ "$(a)" = b ]'],
});
