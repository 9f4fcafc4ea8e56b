import rule from '../../../src/languages/shell/rules/sc3023-high-descriptor.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['exec ⟦12⟧> log', 'a ⟦10⟧< f'],
  accepts: ['exec 3> log', '#!/bin/bash\nexec 12> log', '#!/bin/bash\na 10< f'],
});
