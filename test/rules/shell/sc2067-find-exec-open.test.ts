import rule from '../../../src/languages/shell/rules/sc2067-find-exec-open.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['find . -exec a ⟦{}⟧ ;', 'find . -exec ⟦a⟧'],
  accepts: ['find . -exec a {} \\;', 'find . -exec a {} +', 'find . -exec a {} $x', "find . -exec a {} ';'"],
});
