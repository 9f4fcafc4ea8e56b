import rule from '../../../src/languages/dockerfile/rules/df003-from-as-casing.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a ⟦as⟧ b\nfrom c ⟦As⟧ d\n', fixed: 'FROM a AS b\nfrom c as d\n' },
    'FROM a \\\r\n ⟦as⟧ b\r\n',
  ],
  accepts: ['From a as b\n', 'FROM as\n'],
});
