import rule from '../../../src/languages/shell/rules/sc3053-indirect-expansion.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦${!x}⟧', 'y="⟦${!z}⟧"'],
  accepts: ['echo "$x"', '#!/bin/bash\necho ${!x}', '#!/bin/bash\ny="${!z}"'],
});
