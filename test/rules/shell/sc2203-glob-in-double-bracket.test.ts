import rule from '../../../src/languages/shell/rules/sc2203-glob-in-double-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\n[[ ⟦*.c⟧ = a ]]', '#!/bin/bash\n[[ ⟦a*⟧ ]]'],
  accepts: ['#!/bin/bash\n[[ a = *.c ]]', '[ *.c = a ]', '#!/bin/bash\n[[ "*" = $x ]]'],
});
