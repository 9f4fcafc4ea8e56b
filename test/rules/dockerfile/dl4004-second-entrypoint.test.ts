import rule from '../../../src/languages/dockerfile/rules/dl4004-second-entrypoint.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nENTRYPOINT b\n⟦ENTRYPOINT⟧ c\n', fixed: 'FROM a\nENTRYPOINT c\n' },
    'FROM a\r\nentrypoint b\r\n⟦entrypoint⟧ \\\r\n c\r\n',
  ],
  accepts: ['FROM a\nENTRYPOINT b\nONBUILD ENTRYPOINT c\n', 'FROM a\nENTRYPOINT b\nFROM d\nENTRYPOINT c\n'],
});
