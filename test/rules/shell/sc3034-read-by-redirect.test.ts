import rule from '../../../src/languages/shell/rules/sc3034-read-by-redirect.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=⟦$(<file)⟧', 'echo "⟦$(< $f)⟧"'],
  accepts: ['x=$(cat file)', '#!/bin/bash\nx=$(<file)', '#!/bin/bash\necho "$(< $f)"'],
});
