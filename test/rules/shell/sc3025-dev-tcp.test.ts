import rule from '../../../src/languages/shell/rules/sc3025-dev-tcp.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo a ⟦> /dev/tcp/host/80⟧', 'echo b ⟦>/dev/udp/h/1⟧'],
  accepts: ['nc -z host 80', '#!/bin/bash\necho a > /dev/tcp/host/80', '#!/bin/bash\necho b >/dev/udp/h/1'],
});
