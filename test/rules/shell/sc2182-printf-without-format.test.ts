import rule from '../../../src/languages/shell/rules/sc2182-printf-without-format.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['printf ⟦"a"⟧ b', 'printf ⟦a⟧ "$b" c'],
  accepts: ['printf "%s" a', 'printf a', 'printf "$a" b', 'echo a b', '#!/bin/bash\nprintf -v a b'],
});
