import rule from '../../../src/languages/shell/rules/sc2123-path-overwritten.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦PATH=/a⟧', 'x; ⟦PATH="b"⟧; c'],
  accepts: ['PATH=/bin', 'PATH=$PATH:/a', 'PATH=/a cmd', 'PATH=$x', 'MYPATH=/a', '#!/bin/bash\nPATH+=/x'],
});
