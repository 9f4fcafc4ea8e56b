import rule from '../../../src/languages/shell/rules/sc3036-echo-flag-dash.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/dash\necho ⟦-e⟧ a', '#!/bin/dash\necho ⟦-ne⟧ a', '#!/bin/busybox sh\necho ⟦-E⟧ a'],
  accepts: [
    '#!/bin/dash\necho -n a',
    '#!/bin/dash\necho a -e',
    '#!/bin/busybox sh\necho -e a',
    '#!/bin/bash\necho -e a',
    'echo -e a',
  ],
});
