import rule from '../../../src/languages/shell/rules/sc3057-substring.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦${x:1:2}⟧', 'y="⟦${z:3}⟧"'],
  accepts: [
    'echo "${x#a}"',
    '#!/bin/bash\necho ${x:1:2}',
    '#!/bin/bash\ny="${z:3}"',
    '#!/bin/busybox sh\necho ${x:1:2}',
  ],
});
