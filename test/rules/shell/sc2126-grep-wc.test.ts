import rule from '../../../src/languages/shell/rules/sc2126-grep-wc.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦grep a b⟧ | wc -l', 'a | ⟦grep -v b⟧ | wc -l'],
  accepts: ['grep -c a b', 'grep -o a b | wc -l', 'grep a b | wc', 'grep a b | wc -c', 'grep -r a b | wc -l'],
});
