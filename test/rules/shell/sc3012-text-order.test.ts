import rule from '../../../src/languages/shell/rules/sc3012-text-order.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: '[ "$a" ⟦\\>⟧ "$b" ]', profile: 'hadolint' },
    { code: '⟦test a \\< "$b"⟧', profile: 'hadolint' },
    { code: '[[ $a ⟦<⟧ b ]]', profile: 'hadolint' },
  ],
  accepts: [
    '#!/bin/dash\n[ "$a" \\> "$b" ]',
    '#!/bin/bash\n[[ $a < b ]]',
    '[ "$a" -lt 3 ]',
    { code: '[ "$a" \\> "$b" ]', name: 'in the newest standard', profile: 'recommended' },
  ],
});
