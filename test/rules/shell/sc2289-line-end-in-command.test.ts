import rule from '../../../src/languages/shell/rules/sc2289-line-end-in-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦"a\nb"⟧', "⟦'c\nd'⟧ e"],
  accepts: ['a "b\nc"', '"a b"', 'a\nb'],
});
