import rule from '../../../src/languages/shell/rules/sc2042-comma-loop-list.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for x in ⟦a,b⟧; do c; done', 'for x in ⟦1,2,3⟧; do c; done'],
  accepts: ['for x in a b; do c; done', '#!/bin/bash\nfor x in {1,2}; do c; done'],
});
