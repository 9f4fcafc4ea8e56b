import rule from '../../../src/languages/shell/rules/sc2324-append-to-number.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\nx=1; ⟦x⟧+=1', '#!/bin/bash\n⟦n⟧+=10'],
  accepts: ['#!/bin/bash\nx=$((x + 1))', '#!/bin/bash\nx+=a', '#!/bin/bash\ndeclare -i x; x+=1', 'x+=1'],
});
