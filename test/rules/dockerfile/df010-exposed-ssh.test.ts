import rule from '../../../src/languages/dockerfile/rules/df010-exposed-ssh.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM a\nEXPOSE 80 ⟦22⟧ ⟦"22"⟧\n', 'FROM a\r\nEXPOSE \\\r\n ⟦22/TCP⟧\r\n'],
  accepts: ['FROM a\nEXPOSE 220 $P 2022\n', 'FROM a\nRUN EXPOSE 22\n'],
});
