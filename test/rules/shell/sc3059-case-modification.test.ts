import rule from '../../../src/languages/shell/rules/sc3059-case-modification.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦${x^}⟧', 'y="⟦${z,,}⟧"'],
  accepts: ['echo "$x" | tr a-z A-Z', '#!/bin/bash\necho ${x^}', '#!/bin/bash\ny="${z,,}"'],
});
