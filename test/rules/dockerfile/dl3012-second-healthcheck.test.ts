import rule from '../../../src/languages/dockerfile/rules/dl3012-second-healthcheck.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\nHEALTHCHECK CMD b\n⟦HEALTHCHECK⟧ CMD c\n⟦healthcheck⟧ CMD d\n',
      fixed: 'FROM a\nhealthcheck CMD d\n',
    },
    { code: 'FROM a\r\nHEALTHCHECK CMD b \\\r\n c\r\n⟦HEALTHCHECK⟧ NONE\r\n', fixed: 'FROM a\r\nHEALTHCHECK NONE\r\n' },
  ],
  accepts: [
    'FROM a\nHEALTHCHECK CMD b\nONBUILD HEALTHCHECK CMD c\n',
    'FROM a\nHEALTHCHECK CMD b\nFROM d\nHEALTHCHECK CMD c\n',
  ],
});
