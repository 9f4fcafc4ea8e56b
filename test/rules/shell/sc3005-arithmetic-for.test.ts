import rule from '../../../src/languages/shell/rules/sc3005-arithmetic-for.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦for ((i=0; i<3; i++)); do a; done⟧', '⟦for ((;;)); do b; done⟧'],
  accepts: [
    'for i in 1 2; do a; done',
    '#!/bin/bash\nfor ((i=0; i<3; i++)); do a; done',
    '#!/bin/bash\nfor ((;;)); do b; done',
  ],
});
