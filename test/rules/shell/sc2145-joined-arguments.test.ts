import rule from '../../../src/languages/shell/rules/sc2145-joined-arguments.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a "b ⟦$@⟧"', 'a b⟦$@⟧', '#!/bin/bash\na "${b}⟦${c[@]}⟧"'],
  accepts: ['a "$@"', 'a "b $*"', 'x="a $@"', 'a b "$@" c'],
});
