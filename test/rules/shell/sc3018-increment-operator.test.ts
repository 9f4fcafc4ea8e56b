import rule from '../../../src/languages/shell/rules/sc3018-increment-operator.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo $((i⟦++⟧))', 'x=$((⟦--⟧y))'],
  accepts: ['echo $((i + 1))', '#!/bin/bash\necho $((i++))', '#!/bin/bash\nx=$((--y))'],
});
