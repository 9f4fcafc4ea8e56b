import rule from '../../../src/languages/shell/rules/sc1087-array-without-braces.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x="⟦$a⟧[1]"', 'b ⟦$a⟧[c]'],
  accepts: ['a "${b}[1]"', '#!/bin/bash\na "${b[1]}"', 'a $b [c]', "a '$b[1]'", 'a "$1[0]"'],
});
