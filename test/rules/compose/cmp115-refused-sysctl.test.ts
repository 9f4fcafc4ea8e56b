import rule from '../../../src/languages/compose/rules/cmp115-refused-sysctl.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  web:\n    image: a:1\n    sysctls: ["⟦vm.swappiness⟧=1"]\n',
    'services:\n  web:\n    image: a:1\n    network_mode: host\n    sysctls: {⟦net.ipv4.ip_forward⟧: 1}\n',
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    sysctls: [net.ipv4.ip_forward=1]\n',
    'services:\n  web:\n    image: a:1\n    sysctls: {kernel.sem: 1}\n',
  ],
});
