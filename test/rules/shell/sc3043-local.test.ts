import rule from '../../../src/languages/shell/rules/sc3043-local.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['f() { ⟦local⟧ x=1; }', 'g() { ⟦local⟧ y; }'],
  accepts: [
    'f() { x=1; }',
    '#!/bin/bash\nf() { local x=1; }',
    '#!/bin/bash\ng() { local y; }',
    '#!/bin/busybox sh\nf() { local x=1; }',
    '#!/bin/dash\nf() { local x=1; }',
  ],
});
