import rule from '../../../src/languages/shell/rules/sc3009-brace-expansion.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['mkdir -p app/⟦{bin,lib}⟧', 'touch f⟦{1..3}⟧'],
  accepts: [
    'mkdir -p app/bin app/lib',
    '#!/bin/bash\nmkdir -p app/{bin,lib}',
    '#!/bin/bash\ntouch f{1..3}',
    'echo {a} {} a{b',
    'echo "{a,b}"',
  ],
});
