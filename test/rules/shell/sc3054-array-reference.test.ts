import rule from '../../../src/languages/shell/rules/sc3054-array-reference.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦${x[1]}⟧', 'for y in "⟦${z[@]}⟧"; do a; done'],
  accepts: ['echo "$x"', '#!/bin/bash\necho ${x[1]}', '#!/bin/bash\nfor y in "${z[@]}"; do a; done'],
});
