import rule from '../../../src/languages/dockerfile/rules/dl4003-second-cmd.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nCMD b\n⟦CMD⟧ c\n⟦cmd⟧ d\n', fixed: 'FROM a\ncmd d\n' },
    { code: 'FROM a\r\nCMD b \\\r\n# x\r\n c\r\n# keep\r\n⟦CMD⟧ d\r\n', fixed: 'FROM a\r\n# keep\r\nCMD d\r\n' },
  ],
  accepts: ['FROM a\nCMD b\nONBUILD CMD c\n', 'FROM a\nCMD b\nFROM d\nCMD c\n', 'FROM a\nHEALTHCHECK CMD b\nCMD c\n'],
});
