import rule from '../../../src/languages/shell/rules/sc2266-test-in-pipeline.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '[ a = b ] ⟦|⟧ [ c = d ]',
    '[ "$a" ] ⟦|⟧ foo',
    'foo ⟦|⟧ [ "$a" ]',
    'if [ "$a" ] ⟦|⟧ [ "$b" ] ⟦|⟧ test "$c"; then d; fi',
    '[ a ] ⟦|⟧ foo ⟦|⟧ [ b ]',
    '! [ "$a" ] ⟦|⟧ [ "$b" ]',
    '#!/bin/bash\n[[ $a ]] ⟦|⟧ [[ $b ]]',
    { code: 'foo ⟦|⟧ [ "$(cat)" ]', profile: 'hadolint' },
  ],
  accepts: [
    '[ a ] || b',
    'foo | [ "$(cat)" ]',
    'if [ a ]; then b; fi | foo',
    '{ [ a ]; } | foo',
    'while [ a ]; do b; done | foo',
    'command [ a ] | foo',
    '#!/bin/bash\n[ "$a" ] |& [ "$b" ]',
  ],
});
