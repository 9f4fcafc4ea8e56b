import rule from '../../../src/languages/shell/rules/sc3021-redirect-both.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['make ⟦>& log⟧', 'a ⟦>&log⟧'],
  accepts: ['make > log 2>&1', '#!/bin/bash\nmake >& log', '#!/bin/bash\na >&log', 'a >&2', 'a 2>&1', 'a >&-'],
});
