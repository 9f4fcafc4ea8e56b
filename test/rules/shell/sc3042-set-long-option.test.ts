import rule from '../../../src/languages/shell/rules/sc3042-set-long-option.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['set ⟦--posix⟧', 'set -e ⟦--help⟧ --more'],
  accepts: ['set -- --posix', '#!/bin/dash\nset --posix', 'set "--$x"', 'set -e', '#!/bin/bash\nset --posix'],
});
