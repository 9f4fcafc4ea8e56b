import rule from '../../../src/languages/shell/rules/sc2069-stderr-first.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a ⟦2>&1⟧ > b', 'a ⟦2>&1⟧ >> b', 'a ⟦2>&1⟧ 1>b; c'],
  accepts: [
    '#!/bin/bash\na 2>&1 >& b; a 2>&1 &> b; a 2>&1 &>> b\n',
    'a > b 2>&1',
    'a 2>&1 > b | c',
    'x=$(a 2>&1 > b)',
    'a 2>&1',
    'a 2>&1 2>b',
  ],
});
