import rule from '../../../src/languages/dockerfile/rules/dl3057-missing-healthcheck.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM ⟦a⟧\n',
    'FROM a\nHEALTHCHECK NONE\nFROM \\\r\n ⟦b⟧\r\n',
    {
      name: 'hadolint judges every stage, those built on each other together',
      code: 'FROM ⟦a⟧\nFROM b AS b\nFROM ⟦b⟧\nFROM b\nHEALTHCHECK NONE\nFROM b\n',
      config: { select: ['hadolint', 'DL3057'] },
    },
  ],
  accepts: ['FROM a\nHEALTHCHECK CMD b\n', 'FROM a AS x\nHEALTHCHECK CMD b\nFROM x\nRUN c\n', 'RUN a\n'],
});
