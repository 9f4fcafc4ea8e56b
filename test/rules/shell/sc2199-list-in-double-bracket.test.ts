import rule from '../../../src/languages/shell/rules/sc2199-list-in-double-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\n[[ ⟦$@⟧ = a ]]', '#!/bin/bash\n[[ ⟦"$@"⟧ ]]', '#!/bin/bash\n[[ -f ⟦"${a[@]}"⟧ ]]'],
  accepts: ['#!/bin/bash\n[[ $* = a ]]', '[ -n "$@" ]', '#!/bin/bash\n[[ ${#a[@]} = 1 ]]'],
});
