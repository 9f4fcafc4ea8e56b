import rule from '../../../src/languages/shell/rules/sc3016-test-v.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-v⟧ x ] && b', 'if [ ! ⟦-v⟧ a ]; then c; fi'],
  accepts: ['[ -e x ] && b', '#!/bin/bash\n[ -v x ] && b', '#!/bin/bash\nif [ ! -v a ]; then c; fi'],
});
