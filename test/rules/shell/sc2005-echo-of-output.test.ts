import rule from '../../../src/languages/shell/rules/sc2005-echo-of-output.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦$(a)⟧', 'echo ⟦"$(a | b)"⟧', 'echo ⟦`a`⟧'],
  accepts: ['echo a $(b)', 'echo a$(b)', 'echo -n $(a)', '#!/bin/bash\necho $(<f)', 'printf $(a)'],
});
