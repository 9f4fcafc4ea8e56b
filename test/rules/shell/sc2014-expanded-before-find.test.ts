import rule from '../../../src/languages/shell/rules/sc2014-expanded-before-find.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['find . -exec rm ⟦$(a)⟧ \\;', 'find . -exec c {} a⟦*⟧ +'],
  accepts: [
    'find . -exec echo "$(date)" {} +',
    "find . -exec rm '*.c' \\;",
    'find $(a) -exec b {} \\;',
    'find . -exec a \\; *.c',
  ],
});
