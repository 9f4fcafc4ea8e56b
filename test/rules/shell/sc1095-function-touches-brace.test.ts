import rule from '../../../src/languages/shell/rules/sc1095-function-touches-brace.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\nfunction f⟦{⟧ a; }'],
  accepts: ['#!/bin/bash\nfunction f { a; }', 'f(){ a; }', '#!/bin/bash\nfunction f\n{ a; }'],
});
