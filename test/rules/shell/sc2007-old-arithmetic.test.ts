import rule from '../../../src/languages/shell/rules/sc2007-old-arithmetic.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\necho ⟦$[1 + 2]⟧', '#!/bin/bash\nx=⟦$[y]⟧'],
  accepts: ['echo $((1 + 2))', "echo '$[1]'"],
});
