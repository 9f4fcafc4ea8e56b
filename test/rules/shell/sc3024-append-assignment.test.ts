import rule from '../../../src/languages/shell/rules/sc3024-append-assignment.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦x+=⟧a', '⟦y+=⟧"$z"'],
  accepts: ['x="${x}a"', '#!/bin/bash\nx+=a', '#!/bin/bash\ny+="$z"'],
});
