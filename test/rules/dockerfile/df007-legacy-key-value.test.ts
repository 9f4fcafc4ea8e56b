import rule from '../../../src/languages/dockerfile/rules/df007-legacy-key-value.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nENV ⟦A⟧ b $c\n', fixed: 'FROM a\nENV A="b $c"\n' },
    { code: 'FROM a\r\nLABEL ⟦a⟧ \\\r\n b\r\n', fixed: 'FROM a\r\nLABEL a=b\r\n' },
    { code: 'FROM a\nENV ⟦A⟧ b "c"\n', fixed: 'FROM a\nENV A b "c"\n' },
  ],
  accepts: ['FROM a\nENV A=b C=d\n', 'FROM a\nARG A\n'],
});
