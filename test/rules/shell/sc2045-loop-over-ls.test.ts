import rule from '../../../src/languages/shell/rules/sc2045-loop-over-ls.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for x in ⟦$(ls)⟧; do a; done', 'for x in ⟦`ls -l`⟧; do a; done'],
  accepts: [
    'for x in *; do a; done',
    'for x in $(ls | a); do b; done',
    'for x in "$(ls)"; do a; done',
    'for x in a $(ls); do b; done',
  ],
});
