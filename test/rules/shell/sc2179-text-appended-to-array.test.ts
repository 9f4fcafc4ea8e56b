import rule from '../../../src/languages/shell/rules/sc2179-text-appended-to-array.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\na=(1 2); ⟦a⟧+=3', '#!/bin/bash\nf() { declare -a q; ⟦q⟧+=4; }'],
  accepts: [
    '#!/bin/bash\na=1; a=2; a+=3',
    '#!/bin/bash\na=(1); a=(2); a+=(3); a[1]=4',
    '#!/bin/bash\na=(1); g() { local a; a=3; a+=4; }',
    'a=b; a=c',
    '#!/bin/bash\na=(1); a= cmd',
  ],
});
