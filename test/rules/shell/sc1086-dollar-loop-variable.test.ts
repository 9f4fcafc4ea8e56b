import rule from '../../../src/languages/shell/rules/sc1086-dollar-loop-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for ⟦$⟧x in a; do b; done', { code: 'for ⟦$⟧i in *; do b; done', fixed: 'for i in *; do b; done' }],
  accepts: ['for x in $a; do b; done', 'for x; do b; done'],
});
