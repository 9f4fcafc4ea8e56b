import rule from '../../../src/languages/shell/rules/sc1101-blank-after-backslash.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a ⟦\\⟧ \nb', { code: 'a b ⟦\\⟧\t \n  c\n', fixed: 'a b \\\n  c\n' }],
  accepts: ['a \\\nb', 'a\\ b\n', "a '\\ '\nb", 'a \\\\ \nb'],
});
