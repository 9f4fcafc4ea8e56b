import rule from '../../../src/languages/shell/rules/sc3010-double-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦[[ -f a ]]⟧ && b', 'if ⟦[[ $x = y* ]]⟧; then a; fi'],
  accepts: [
    '[ -f a ] && b',
    '#!/bin/bash\n[[ -f a ]] && b',
    '#!/bin/bash\nif [[ $x = y* ]]; then a; fi',
    '#!/bin/busybox sh\n[[ -f a ]] && b',
  ],
});
