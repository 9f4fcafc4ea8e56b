import rule from '../../../src/languages/shell/rules/sc3044-bash-builtin.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦declare⟧ x=1', '⟦pushd⟧ a && ⟦shopt⟧ -s b'],
  accepts: ['cd a', '#!/bin/bash\ndeclare x=1', '#!/bin/bash\npushd a && shopt -s b'],
});
