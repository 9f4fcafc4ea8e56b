import rule from '../../../src/languages/shell/rules/sc3052-based-number.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo $((⟦16#ff⟧ + x))', '#!/bin/dash\nx=$((⟦10#⟧$y))'],
  accepts: ['#!/bin/bash\necho $((16#ff))', 'echo ${x#10}', 'echo $((${#x} + $#))'],
});
