import rule from '../../../src/languages/shell/rules/sc3030-array.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=⟦(a b)⟧', 'y+=⟦(c)⟧'],
  accepts: ['set -- a b', '#!/bin/bash\nx=(a b)', '#!/bin/bash\ny+=(c)'],
});
