import rule from '../../../src/languages/shell/rules/sc3029-pipe-both.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['make ⟦|&⟧ tee log', 'a | b ⟦|&⟧ c'],
  accepts: ['make 2>&1 | tee log', '#!/bin/bash\nmake |& tee log', '#!/bin/bash\na | b |& c'],
});
