import rule from '../../../src/languages/shell/rules/sc2059-variable-printf-format.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['printf ⟦"$x"⟧', 'printf ⟦"a $x\\n"⟧ b', '#!/bin/bash\nprintf -v y ⟦$x⟧'],
  accepts: ['printf "%s" "$x"', "printf 'a\\n'", 'printf "%s $x"', 'echo "$x"'],
});
