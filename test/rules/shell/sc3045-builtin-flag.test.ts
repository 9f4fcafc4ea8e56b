import rule from '../../../src/languages/shell/rules/sc3045-builtin-flag.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['read ⟦-s⟧ x', 'export ⟦-f⟧ y', 'printf ⟦-v⟧ x y; ulimit -n 5', '#!/bin/dash\nread -p a x; read ⟦-t⟧ 1 y'],
  accepts: [
    'read -r x',
    '#!/bin/bash\nread -s x',
    '#!/bin/bash\nexport -f y',
    'cd -P a',
    'printf "-v"',
    '#!/bin/dash\ntoString -x',
  ],
});
