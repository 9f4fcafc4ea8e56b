import rule from '../../../src/languages/images/rules/base008-no-digest.ts';
import { testRule } from '../../support/test-rule.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;

testRule(rule, {
  reports: ['FROM ⟦node:24⟧\n', 'FROM ⟦node⟧\n', 'FROM ⟦localhost:5000/app:1⟧\n'],
  accepts: [`FROM node:24@${SHA}\n`, `FROM node@${SHA}\n`, 'FROM scratch\n', 'FROM {{image}}\n'],
});
