import rule from '../../../src/languages/shell/rules/sc2063-grep-glob-pattern.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ["grep ⟦'*a'⟧ f", 'grep -v ⟦"*.b"⟧ g'],
  accepts: ["grep '.*a' f", 'grep a f', "grep -F '*a' f"],
});
