import rule from '../../../src/languages/shell/rules/sc3067-test-owner.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-O⟧ x ] && b', 'if [ ! ⟦-O⟧ a ]; then c; fi'],
  accepts: [
    '[ -e x ] && b',
    '#!/bin/bash\n[ -O x ] && b',
    '#!/bin/bash\nif [ ! -O a ]; then c; fi',
    '#!/bin/busybox sh\n[ -O x ] && b',
    '#!/bin/dash\n[ -O x ] && b',
  ],
});
