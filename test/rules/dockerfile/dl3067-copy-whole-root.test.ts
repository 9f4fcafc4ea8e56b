import rule from '../../../src/languages/dockerfile/rules/dl3067-copy-whole-root.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a AS b\nFROM c\n⟦COPY⟧ --from=b / /\n',
    'FROM c\r\n⟦copy⟧ --from=b \\\r\n "/" "/"\r\n',
    { code: 'FROM scratch\n⟦COPY⟧ --from=b / /\n', profile: 'hadolint' },
  ],
  accepts: ['FROM a\nCOPY --from=b /c /\n', 'FROM a\nCOPY / /\n', 'FROM scratch\nCOPY --from=b / /\n'],
});
