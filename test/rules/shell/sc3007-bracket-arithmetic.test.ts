import rule from '../../../src/languages/shell/rules/sc3007-bracket-arithmetic.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦$[1 + 2]⟧', 'x=⟦$[y]⟧'],
  accepts: ['echo $((1 + 2))', '#!/bin/bash\necho $[1 + 2]', '#!/bin/bash\nx=$[y]'],
});
