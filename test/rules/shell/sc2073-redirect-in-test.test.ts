import rule from '../../../src/languages/shell/rules/sc2073-redirect-in-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\n[ "$a" ⟦<⟧ b ]', '#!/bin/bash\nif [ "$n" ⟦>⟧ "$m" ]; then c; fi'],
  accepts: [
    '#!/bin/bash\n[ -f a ] > b',
    '#!/bin/bash\n[ "$a" > 5 ]',
    '#!/bin/bash\n[ "$a" -lt 5 ]',
    '#!/bin/bash\n[ "$a" \\< b ]',
    '#!/bin/bash\n[[ $a < b ]]',
    '#!/bin/bash\n[ -f a ] 2> b',
  ],
});
