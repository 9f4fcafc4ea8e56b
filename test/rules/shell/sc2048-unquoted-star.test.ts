import rule from '../../../src/languages/shell/rules/sc2048-unquoted-star.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a ⟦$*⟧', 'for x in ⟦$*⟧; do a; done', '#!/bin/bash\na ⟦${b[*]}⟧'],
  accepts: ['a "$*"', 'x=$*', 'a b$*', 'a "$@"', 'case $* in a) ;; esac'],
});
