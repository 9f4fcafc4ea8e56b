import rule from '../../../src/languages/dockerfile/rules/dl3057-missing-healthcheck.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM ⟦a⟧\n', 'FROM a\nHEALTHCHECK NONE\nFROM \\\r\n ⟦b⟧\r\n'],
  accepts: ['FROM a\nHEALTHCHECK CMD b\n', 'FROM a AS x\nHEALTHCHECK CMD b\nFROM x\nRUN c\n', 'RUN a\n'],
});
