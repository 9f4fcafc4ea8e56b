import rule from '../../../src/languages/shell/rules/sc3041-set-flag.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['set ⟦-E⟧', 'set -e ⟦-uB⟧'],
  accepts: [
    'set -eux',
    '#!/bin/bash\nset -E',
    '#!/bin/bash\nset -e -uB',
    '#!/bin/busybox sh\nset -E',
    '#!/bin/dash\nset -E',
    'set -- -E',
    'set -eo pipefail',
  ],
});
