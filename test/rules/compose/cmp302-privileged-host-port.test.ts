import rule from '../../../src/languages/compose/rules/cmp302-privileged-host-port.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  web:\n    image: a:1\n    ports: ["127.0.0.1:⟦53⟧:53/udp"]\n'],
  accepts: ['services:\n  web:\n    image: a:1\n    ports: ["1024:22", "${P}:22", "0:22"]\n'],
});
