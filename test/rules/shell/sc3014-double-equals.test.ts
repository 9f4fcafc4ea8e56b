import rule from '../../../src/languages/shell/rules/sc3014-double-equals.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ "$a" ⟦==⟧ b ] && c', '[ x ⟦==⟧ "$y" ]', '⟦test a == b⟧'],
  accepts: [
    '[ "$a" = b ] && c',
    '#!/bin/bash\n[ "$a" == b ] && c',
    '#!/bin/bash\n[ x == "$y" ]',
    '#!/bin/busybox sh\n[ "$a" == b ] && c',
    'echo ==',
  ],
});
