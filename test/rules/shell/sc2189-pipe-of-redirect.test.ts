import rule from '../../../src/languages/shell/rules/sc2189-pipe-of-redirect.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦> a⟧ | b', '⟦>> "$a"⟧ | b | c', '⟦< a⟧ | b', 'a | ⟦> b⟧'],
  accepts: ['x=1 > a | b', '> a', 'a | b > c', '> a; b | c'],
});
