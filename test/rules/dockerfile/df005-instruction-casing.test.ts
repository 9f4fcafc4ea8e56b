import rule from '../../../src/languages/dockerfile/rules/df005-instruction-casing.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM a\n⟦run⟧ b\n', 'from a\n⟦Run⟧ b\nrun c\n'],
  accepts: ['FROM a\nrunn b\nUSER c\n', 'FROM a\nONBUILD run b\n', 'arg A\nFROM b\nRUN c\n'],
});
