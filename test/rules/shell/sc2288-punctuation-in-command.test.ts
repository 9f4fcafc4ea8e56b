import rule from '../../../src/languages/shell/rules/sc2288-punctuation-in-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦a,⟧ b', '⟦a.⟧', 'x ; ⟦y]⟧'],
  accepts: ['. a', './a', 'a.b', '"a."', '[ a ]', '[[ a ]]', '../a b', '..', 'a[1]=2'],
});
