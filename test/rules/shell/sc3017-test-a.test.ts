import rule from '../../../src/languages/shell/rules/sc3017-test-a.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-a⟧ x ] && b', 'if [ ! ⟦-a⟧ a ]; then c; fi'],
  accepts: ['[ -e x ] && b', '#!/bin/bash\n[ -a x ] && b', '#!/bin/bash\nif [ ! -a a ]; then c; fi', '[ a -a b ]'],
});
