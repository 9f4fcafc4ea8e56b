import rule from '../../../src/languages/dockerfile/rules/dl3043-forbidden-trigger.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nONBUILD ⟦ONBUILD⟧ RUN b\n',
    'FROM a\nONBUILD \\\r\n ⟦from⟧ b\n',
    'FROM a\nonbuild ⟦MAINTAINER⟧ b\n',
  ],
  accepts: ['FROM a\nONBUILD RUN from b\n', 'FROM a\nONBUILD\n'],
});
