import rule from '../../../src/languages/shell/rules/sc3064-test-n-modified.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-N⟧ x ] && b', 'if [ ! ⟦-N⟧ a ]; then c; fi'],
  accepts: ['[ -e x ] && b', '#!/bin/bash\n[ -N x ] && b', '#!/bin/bash\nif [ ! -N a ]; then c; fi'],
});
