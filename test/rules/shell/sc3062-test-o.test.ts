import rule from '../../../src/languages/shell/rules/sc3062-test-o.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-o⟧ x ] && b', 'if [ ! ⟦-o⟧ a ]; then c; fi'],
  accepts: ['[ -e x ] && b', '#!/bin/bash\n[ -o x ] && b', '#!/bin/bash\nif [ ! -o a ]; then c; fi', '[ a -o b ]'],
});
