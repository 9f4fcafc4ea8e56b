import rule from '../../../src/languages/shell/rules/sc3031-redirect-to-glob.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo a ⟦> *.txt⟧', '#!/bin/dash\ncat ⟦< "$x"*⟧', 'for i in a; do b; done ⟦2>[ab]⟧'],
  accepts: ["echo a > '*'", '#!/bin/bash\necho a > *.txt', 'cat <<E\n*\nE'],
});
