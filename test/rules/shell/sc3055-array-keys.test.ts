import rule from '../../../src/languages/shell/rules/sc3055-array-keys.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo "⟦${!x[@]}⟧"', '#!/bin/dash\necho ⟦${!x[*]}⟧'],
  accepts: ['#!/bin/bash\necho "${!x[@]}"', 'echo ${!x[1]}', 'echo ${x[@]}'],
});
