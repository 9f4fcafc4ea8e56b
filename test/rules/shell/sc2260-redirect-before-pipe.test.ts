import rule from '../../../src/languages/shell/rules/sc2260-redirect-before-pipe.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a ⟦> b⟧ | c', 'a ⟦>> b⟧ | c | d'],
  accepts: ['a | tee b | c', 'a | b > c', 'a 2> b | c', 'a 2>&1 > b | c'],
});
