import rule from '../../../src/languages/shell/rules/sc3056-names-by-prefix.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦${!x*}⟧', '#!/bin/dash\necho "⟦${!x@}⟧"'],
  accepts: ['#!/bin/bash\necho ${!x*}', 'echo ${!x}', 'echo ${x#*}'],
});
