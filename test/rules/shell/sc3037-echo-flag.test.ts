import rule from '../../../src/languages/shell/rules/sc3037-echo-flag.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦-e⟧ "a\\nb" > f', 'echo ⟦-n⟧ a'],
  accepts: [
    "printf 'a\\nb\\n' > f",
    '#!/bin/bash\necho -e "a\\nb" > f',
    '#!/bin/bash\necho -n a',
    'echo a -e',
    'echo "$x"',
    'echo -x',
  ],
});
