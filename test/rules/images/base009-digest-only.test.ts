import rule from '../../../src/languages/images/rules/base009-digest-only.ts';
import { testRule } from '../../support/test-rule.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;

testRule(rule, {
  reports: [`FROM ⟦node@${SHA}⟧\n`, `FROM ⟦ghcr.io/team/app@${SHA}⟧ AS a\nFROM node:24\n`],
  accepts: [`FROM node:24@${SHA}\n`, 'FROM node\n', 'FROM scratch\n'],
});
