import rule from '../../../src/languages/shell/rules/sc3066-test-group.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-G⟧ x ] && b', 'if [ ! ⟦-G⟧ a ]; then c; fi'],
  accepts: [
    '[ -e x ] && b',
    '#!/bin/bash\n[ -G x ] && b',
    '#!/bin/bash\nif [ ! -G a ]; then c; fi',
    '#!/bin/busybox sh\n[ -G x ] && b',
    '#!/bin/dash\n[ -G x ] && b',
  ],
});
