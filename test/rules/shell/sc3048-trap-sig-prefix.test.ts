import rule from '../../../src/languages/shell/rules/sc3048-trap-sig-prefix.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['trap a ⟦SIGTERM⟧', 'trap "b" INT ⟦SIGHUP⟧'],
  accepts: [
    'trap a TERM',
    '#!/bin/bash\ntrap a SIGTERM',
    '#!/bin/bash\ntrap "b" INT SIGHUP',
    '#!/bin/busybox sh\ntrap a SIGTERM',
  ],
});
