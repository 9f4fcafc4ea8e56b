import rule from '../../../src/languages/shell/rules/sc2287-folder-as-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦a/⟧ b', '⟦"$x"/⟧', 'a && ⟦./b/⟧'],
  accepts: ['ls a/', './a', '*/', 'x=a/'],
});
