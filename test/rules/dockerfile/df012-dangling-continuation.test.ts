import rule from '../../../src/languages/dockerfile/rules/df012-dangling-continuation.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\r\nRUN b ⟦\\⟧\r\n# c\r\n\r\n', fixed: 'FROM a\r\nRUN b\r\n# c\r\n\r\n' },
    '# escape=`\nFROM a\nRUN b ⟦`⟧ ',
  ],
  accepts: ['FROM a\nRUN b \\\\\n', 'FROM a\nRUN <<EOF\nb \\\nEOF\n'],
});
