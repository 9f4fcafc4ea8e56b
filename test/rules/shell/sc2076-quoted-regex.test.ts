import rule from '../../../src/languages/shell/rules/sc2076-quoted-regex.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '#!/bin/bash\n[[ $x =~ ⟦"a*"⟧ ]]',
    '#!/bin/bash\n[[ $x =~ ⟦"${y}+"⟧ ]]',
    { code: '#!/bin/bash\n[[ $x =~ ⟦"$y"⟧ ]]', profile: 'hadolint' },
  ],
  accepts: [
    '#!/bin/bash\n[[ $x =~ "a" ]]',
    '#!/bin/bash\n[[ $x =~ ^"a." ]]',
    '#!/bin/bash\n[[ $x =~ "$y" ]]',
    '#!/bin/bash\n[[ $x == "a*" ]]',
  ],
});
