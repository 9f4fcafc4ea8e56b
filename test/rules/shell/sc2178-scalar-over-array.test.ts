import rule from '../../../src/languages/shell/rules/sc2178-scalar-over-array.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '#!/bin/bash\na=(1 2); ⟦a⟧=3',
    '#!/bin/bash\ndeclare -A m; ⟦m⟧=x',
    '#!/bin/bash\nf() { local a=(1); ⟦a⟧=2; }',
    '#!/bin/bash\nread -ra r; ⟦r⟧=5',
  ],
  accepts: [
    '#!/bin/bash\na=1; a=2; a+=3',
    '#!/bin/bash\na=(1); a=(2); a+=(3); a[1]=4',
    '#!/bin/bash\na=(1); g() { local a; a=3; a+=4; }',
    'a=b; a=c',
    '#!/bin/bash\na=(1); a= cmd',
  ],
});
