import rule from '../../../src/languages/shell/rules/sc2128-array-as-scalar.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\na=(1 2); echo "⟦$a⟧"', '#!/bin/bash\ndeclare -A b; echo "⟦${b}⟧"'],
  accepts: [
    '#!/bin/bash\na=(1 2); echo "${a[@]}"',
    '#!/bin/bash\na=1; echo "$a"',
    '#!/bin/bash\na=(1); a=2; echo "$a"',
    'a=1; echo $a',
    '#!/bin/bash\na=(1); echo ${#a}',
  ],
});
