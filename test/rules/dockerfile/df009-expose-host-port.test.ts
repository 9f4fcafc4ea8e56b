import rule from '../../../src/languages/dockerfile/rules/df009-expose-host-port.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nEXPOSE ⟦1:2⟧ 3\n', fixed: 'FROM a\nEXPOSE 2 3\n' },
    { code: 'FROM a\nEXPOSE ⟦"127.0.0.1:80:81"⟧\n', fixed: 'FROM a\nEXPOSE 81\n' },
    'FROM a\r\nEXPOSE \\\r\n ⟦[::1]:1:2/udp⟧\r\n',
  ],
  accepts: ['FROM a\nEXPOSE 1-2/tcp\n', 'FROM a\nEXPOSE ${A}:${B}\n'],
});
