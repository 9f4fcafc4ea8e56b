import rule from '../../../src/languages/shell/rules/sc3006-arithmetic-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦((a > 1))⟧ && b', 'if ⟦((x))⟧; then a; fi'],
  accepts: ['[ "$a" -gt 1 ] && b', '#!/bin/bash\n((a > 1)) && b', '#!/bin/bash\nif ((x)); then a; fi'],
});
