import rule from '../../../src/languages/shell/rules/sc2068-unquoted-arguments.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a ⟦$@⟧', 'for x in ⟦$@⟧; do a; done', '#!/bin/bash\na ⟦${b[@]}⟧ c⟦${d[@]}⟧', '$(a ⟦$@⟧)'],
  accepts: ['a "$@"', 'x=$@', 'a ${@+"$@"}', '#!/bin/bash\na ${#b[@]}; [[ $@ ]]'],
});
