import rule from '../../../src/languages/dockerfile/rules/dl3023-copy-from-itself.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a AS b\nCOPY --from=⟦b⟧ c d\n',
    'FROM a\nCOPY --from=⟦0⟧ c d\n',
    'FROM a AS b\r\nCOPY \\\r\n  --from=⟦B⟧ \\\r\n c d\r\n',
  ],
  accepts: ['FROM a AS b\nFROM c AS d\nCOPY --from=b e f\n', 'FROM a AS b\nCOPY b c\n'],
});
