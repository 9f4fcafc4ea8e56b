import rule from '../../../src/languages/dockerfile/rules/dl3048-label-key.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM a\nLABEL ⟦A⟧=b c=d ⟦e.⟧=f ⟦g..h⟧=i\n', 'FROM a\r\nLABEL \\\r\n # x\r\n ⟦"1a"⟧=b\r\n'],
  accepts: [
    'FROM a\nLABEL a.b-c_d/e1=f\n',
    'FROM a\nLABEL a b\n',
    'FROM a\nONBUILD LABEL A=b\n',
    'FROM a\nLABEL $K=b\n',
  ],
});
