import rule from '../../../src/languages/shell/rules/sc3058-parameters-operation.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦${*%a}⟧', 'x="⟦${@#b}⟧"'],
  accepts: ['echo "$*"', '#!/bin/bash\necho ${*%a}', '#!/bin/bash\nx="${@#b}"', '#!/bin/busybox sh\necho ${*%a}'],
});
