import rule from '../../../src/languages/shell/rules/sc3038-exec-flag.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['exec ⟦-a⟧ x y', 'exec ⟦-l⟧ sh'],
  accepts: ['exec y', '#!/bin/bash\nexec -a x y', '#!/bin/bash\nexec -l sh'],
});
