import rule from '../../../src/languages/shell/rules/sc3047-trap-pseudo-signal.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['trap a ⟦ERR⟧', 'trap "b" EXIT ⟦DEBUG⟧'],
  accepts: ['trap a EXIT', '#!/bin/bash\ntrap a ERR', '#!/bin/bash\ntrap "b" EXIT DEBUG'],
});
