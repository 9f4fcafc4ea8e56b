import rule from '../../../src/languages/shell/rules/sc2066-quoted-list.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for x in ⟦"$a"⟧; do b; done', 'for x in ⟦"$(ls)"⟧; do b; done', 'for x in ⟦"*.a"⟧; do b; done'],
  accepts: [
    'for x in "a"; do b; done',
    'for x in "$a" b; do c; done',
    'for x in "$@"; do b; done',
    '#!/bin/bash\nfor x in "${a[@]}"; do b; done',
  ],
});
