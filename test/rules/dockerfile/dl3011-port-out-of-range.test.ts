import rule from '../../../src/languages/dockerfile/rules/dl3011-port-out-of-range.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM a\nEXPOSE 80 ⟦65536⟧ ⟦"65537"⟧ ⟦1-99999/tcp⟧\n', 'FROM a\r\nexpose \\\r\n ⟦70000⟧\r\n'],
  accepts: ['FROM a\nEXPOSE 65535 0 80-90\n', 'FROM a\nEXPOSE ${P}99999\n', 'FROM a\nEXPOSE 8080/tcp\n'],
});
