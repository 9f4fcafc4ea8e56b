import rule from '../../../src/languages/shell/rules/sc3040-set-option.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['set -o ⟦pipefail⟧', 'set -euo ⟦posix⟧'],
  accepts: [
    'set -o errexit',
    '#!/bin/bash\nset -o pipefail',
    '#!/bin/bash\nset -euo posix',
    '#!/bin/busybox sh\nset -o pipefail',
    '#!/bin/dash\nset -o pipefail',
    'set -eu',
    'set -o nounset',
  ],
});
