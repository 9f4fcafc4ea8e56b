import rule from '../../../src/languages/shell/rules/sc3065-test-k.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-k⟧ x ] && b', 'if [ ! ⟦-k⟧ a ]; then c; fi'],
  accepts: [
    '[ -e x ] && b',
    '#!/bin/bash\n[ -k x ] && b',
    '#!/bin/bash\nif [ ! -k a ]; then c; fi',
    '#!/bin/busybox sh\n[ -k x ] && b',
    '#!/bin/dash\n[ -k x ] && b',
  ],
});
