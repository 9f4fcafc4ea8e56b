import rule from '../../../src/languages/shell/rules/sc2331-old-existence-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦-a⟧ f ]', '#!/bin/bash\n[[ ⟦-a⟧ f ]]'],
  accepts: ['test -a f', '[ a -a f ]', '[ -e f ]'],
});
