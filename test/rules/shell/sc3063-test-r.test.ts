import rule from '../../../src/languages/shell/rules/sc3063-test-r.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-R⟧ x ]', '⟦test -R x⟧', '#!/bin/busybox sh\n[ ⟦-R⟧ x ]'],
  accepts: ['#!/bin/bash\n[ -R x ]', '[ -r x ]', '[ a = -R ]'],
});
