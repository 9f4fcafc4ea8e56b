import rule from '../../../src/languages/shell/rules/sc3004-locale-string.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦$"a"⟧', 'x=⟦$"b"⟧'],
  accepts: ['echo "a"', '#!/bin/bash\necho $"a"', '#!/bin/bash\nx=$"b"'],
});
