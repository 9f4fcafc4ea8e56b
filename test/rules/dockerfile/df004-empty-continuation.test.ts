import rule from '../../../src/languages/dockerfile/rules/df004-empty-continuation.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\r\nRUN b \\\r\n⟦⟧\r\n# c\r\n  \t\r\n  d\r\nUSER e\r\n',
      fixed: 'FROM a\r\nRUN b \\\r\n# c\r\n  d\r\nUSER e\r\n',
    },
    'FROM a\nRUN b \\\n⟦⟧ \n c\n',
  ],
  accepts: ['FROM a\nRUN b\n\nRUN c\n', 'FROM a\nRUN b \\\n\n'],
});
