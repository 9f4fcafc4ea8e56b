import rule from '../../../src/languages/shell/rules/sc2265-test-in-background.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '[ a = b ] ⟦&⟧ [ c = d ]',
    'if [ "$a" ] ⟦&⟧ foo; then c; fi',
    'test "$a" ⟦&⟧\nfoo',
    '[ "$a" ] && [ "$b" ] ⟦&⟧ [ "$c" ]',
    '[ "$a" ] > f ⟦&⟧ [ "$b" ]',
    'foo && [ b ] ⟦&⟧',
    '[ "$a" ] ⟦&⟧ [ "$b" ] ⟦&⟧ [ "$c" ]',
    '#!/bin/bash\n[[ $a ]] ⟦&⟧ [[ $b ]]',
  ],
  accepts: [
    '[ a ] && b',
    'foo & [ "$a" ]',
    '[ a ] && foo &',
    '[ a ] || foo & bar',
    'if [ a ]; then b; fi &',
    '( [ "$a" ] ) & [ "$b" ]',
    'while [ "$a" ]; do b; done &',
    '#!/bin/bash\n(( a )) & (( b ))',
  ],
});
