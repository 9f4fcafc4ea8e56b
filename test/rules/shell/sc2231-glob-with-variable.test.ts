import rule from '../../../src/languages/shell/rules/sc2231-glob-with-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for x in ⟦$a⟧/*; do b; done', 'for x in c ⟦${a}⟧/⟦$b⟧*.d; do e; done'],
  accepts: ['for x in "$a"/*; do b; done', 'for x in $a; do b; done', 'for x in *; do b; done', 'ls $a/*'],
});
