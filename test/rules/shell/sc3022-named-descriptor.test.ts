import rule from '../../../src/languages/shell/rules/sc3022-named-descriptor.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['exec ⟦{fd}⟧> log', 'a ⟦{x}⟧< f'],
  accepts: ['exec 3> log', '#!/bin/bash\nexec {fd}> log', '#!/bin/bash\na {x}< f'],
});
