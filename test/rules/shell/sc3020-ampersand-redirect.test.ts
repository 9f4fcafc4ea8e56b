import rule from '../../../src/languages/shell/rules/sc3020-ampersand-redirect.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['make ⟦&> log⟧', 'a ⟦&>> log⟧'],
  accepts: ['make > log 2>&1', '#!/bin/bash\nmake &> log', '#!/bin/bash\na &>> log', '#!/bin/busybox sh\nmake &> log'],
});
