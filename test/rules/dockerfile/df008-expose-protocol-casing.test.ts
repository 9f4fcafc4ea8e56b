import rule from '../../../src/languages/dockerfile/rules/df008-expose-protocol-casing.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nEXPOSE 1/⟦TCP⟧ 2/⟦Udp⟧ 3\n', fixed: 'FROM a\nEXPOSE 1/tcp 2/udp 3\n' },
    { code: 'FROM a\nEXPOSE "1/⟦TCP⟧" $P/⟦TCP⟧\n', fixed: 'FROM a\nEXPOSE "1/tcp" $P/tcp\n' },
    'FROM a\r\nEXPOSE \\\r\n 1/⟦TCP⟧\r\n',
  ],
  accepts: ['FROM a\nEXPOSE $P/udp 1 ${P/a/B}\n'],
});
