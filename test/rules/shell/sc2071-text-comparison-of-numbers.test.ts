import rule from '../../../src/languages/shell/rules/sc2071-text-comparison-of-numbers.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '[ "$n" ⟦>⟧ 5 ]',
    '#!/bin/bash\n[ 5 ⟦<⟧ "$n" ]',
    '#!/bin/bash\n[[ $x ⟦>⟧ 9 ]] && a',
    '#!/bin/bash\n[ "$x" ⟦\\<⟧ 10 ]',
  ],
  accepts: ['[ "$n" > "$m" ]', '[ -f a ] > 5', '#!/bin/bash\n[[ $x -gt 9 ]]', '#!/bin/bash\n[[ $x < b ]]'],
});
