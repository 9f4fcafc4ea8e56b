import rule from '../../../src/languages/shell/rules/sc3001-process-substitution.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['diff ⟦<(a)⟧ ⟦<(b)⟧', 'cat ⟦<(a)⟧'],
  accepts: ['a | cat -', '#!/bin/bash\ndiff <(a) <(b)', '#!/bin/bash\ncat <(a)'],
});
