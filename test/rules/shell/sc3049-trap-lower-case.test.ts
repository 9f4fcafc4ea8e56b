import rule from '../../../src/languages/shell/rules/sc3049-trap-lower-case.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['trap a ⟦term⟧', 'trap "b" INT ⟦Hup⟧'],
  accepts: [
    'trap a TERM',
    '#!/bin/bash\ntrap a term',
    '#!/bin/bash\ntrap "b" INT Hup',
    '#!/bin/busybox sh\ntrap a term',
    '#!/bin/dash\ntrap a term',
  ],
});
