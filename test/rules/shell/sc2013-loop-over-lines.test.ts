import rule from '../../../src/languages/shell/rules/sc2013-loop-over-lines.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for x in ⟦$(cat f)⟧; do a; done', 'for x in ⟦`grep a f | cut -d: -f1`⟧; do b; done'],
  accepts: ['for x in $(cat f | tr a b); do c; done', 'for x in $(a); do b; done', 'for x in $(echo a); do b; done'],
});
