import rule from '../../../src/languages/shell/rules/sc2160-test-of-true.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦true⟧ ]', '#!/bin/bash\n[[ ⟦true⟧ ]]'],
  accepts: ['true', 'test true', '[ true = "$x" ]'],
});
