import rule from '../../../src/languages/shell/rules/sc3061-read-without-name.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦read⟧', 'a | ⟦read⟧ -r'],
  accepts: ['read -r x', '#!/bin/bash\nread', '#!/bin/bash\na | read -r'],
});
