import rule from '../../../src/languages/shell/rules/sc2324-append-to-number.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '#!/bin/bash\nx=1; ⟦x⟧+=1',
    '#!/bin/bash\n⟦n⟧+=10',
    '#!/bin/bash\nx=1; ⟦x⟧+=$x; ⟦x⟧+=${x}',
    '#!/bin/bash\nn=a; n=-2; ⟦x⟧+=$n; n=b',
    '#!/bin/bash\nn=$#; ⟦x⟧+=$n; m=1$n; ⟦x⟧+=$m',
    '#!/bin/bash\n⟦x⟧+=$?; ⟦x⟧+=$$; ⟦x⟧+=${#}',
    '#!/bin/bash\nlet n=1; ⟦x⟧+=$n; ((m++)); ⟦x⟧+=$m',
    '#!/bin/bash\nfor n in 1 2; do ⟦x⟧+=$n; done',
    '#!/bin/bash\nif a; then n=1; else n=2; fi; ⟦x⟧+=$n',
    '#!/bin/bash\nn=1; (n=a); f() { local n=2; ⟦x⟧+=$n; }; f; ⟦x⟧+=$n',
  ],
  accepts: [
    '#!/bin/bash\nn=1; if a; then n=b; fi; x+=$n',
    '#!/bin/bash\nx+=$n; n=1',
    '#!/bin/bash\nn=1 a; x+=$n',
    '#!/bin/bash\nn=1; unset n; x+=$n; n=1.5; x+=$n; n=1; x+="$n"',
    '#!/bin/bash\nfor n in 1 a; do x+=$n; done',
    '#!/bin/bash\nread -r n; x+=$n; x+=$n$n; x+=${n%a}',
    '#!/bin/bash\ndeclare -i x=1; x+=$x',
    '#!/bin/bash\nn=1; n+=a; x+=$n; x+=($n)',
    '#!/bin/bash\nx=$((x + 1))',
    '#!/bin/bash\nx+=a',
    '#!/bin/bash\ndeclare -i x; x+=1',
    'x+=1',
  ],
});
