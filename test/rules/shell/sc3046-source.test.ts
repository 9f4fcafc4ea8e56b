import rule from '../../../src/languages/shell/rules/sc3046-source.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦source⟧ /etc/profile', 'a && ⟦source⟧ ./env'],
  accepts: [
    '. /etc/profile',
    '#!/bin/bash\nsource /etc/profile',
    '#!/bin/bash\na && source ./env',
    '#!/bin/busybox sh\nsource /etc/profile',
  ],
});
