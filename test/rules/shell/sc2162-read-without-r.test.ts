import rule from '../../../src/languages/shell/rules/sc2162-read-without-r.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦read⟧ x', { code: 'a | ⟦read⟧', fixed: 'a | read -r' }, '#!/bin/bash\n⟦read⟧ -p "a" x'],
  accepts: ['read -r x', '#!/bin/bash\nread -sr x; read -t 0', 'command read x', 'echo read'],
});
