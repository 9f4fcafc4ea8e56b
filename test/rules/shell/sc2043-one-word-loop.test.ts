import rule from '../../../src/languages/shell/rules/sc2043-one-word-loop.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for x in ⟦a⟧; do b; done', 'for x in ⟦"a"⟧; do b; done', 'for x in ⟦/a/b⟧; do c; done'],
  accepts: [
    'for x in a b; do c; done',
    'for x in $a; do c; done',
    'for x in *; do c; done',
    'for x; do c; done',
    'for x in "$@"; do c; done',
    'for x in {1,2}; do c; done',
    'for x in $(a); do c; done',
    'for x in "$a"; do c; done',
    'for x in a,b; do c; done',
  ],
});
