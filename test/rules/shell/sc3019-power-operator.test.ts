import rule from '../../../src/languages/shell/rules/sc3019-power-operator.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo $((2 ⟦**⟧ 3))', 'x=$((y⟦**⟧2))'],
  accepts: ['echo $((2 * 2 * 2))', '#!/bin/bash\necho $((2 ** 3))', '#!/bin/bash\nx=$((y**2))'],
});
