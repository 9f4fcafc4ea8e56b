import rule from '../../../src/languages/shell/rules/sc2309-text-as-arithmetic.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '#!/bin/bash\n[[ $G -eq ⟦solaris⟧ ]]',
    '#!/bin/bash\n[[ ⟦"sol"⟧ -gt $G ]]',
    '#!/bin/bash\n[[ ⟦on⟧ -ne ⟦off⟧ ]]',
    '#!/bin/bash\n[[ $a -ge ⟦v1.2⟧ ]]',
    '#!/bin/bash\na=1; [[ ⟦a+b⟧ -eq 3 ]]',
    { code: '#!/bin/bash\n[[ ⟦SOL⟧ -eq ⟦0x1f⟧ ]]; a=1; [[ ⟦a+1⟧ -eq 3 ]]; [[ ⟦$x.y⟧ -eq 3 ]]', profile: 'hadolint' },
  ],
  accepts: [
    '#!/bin/bash\n[[ sol = 3 ]]; [[ $a -eq 3 ]]; [[ -1 -lt 1+2 ]]; [[ 08 -eq 1.5 ]]; [[ "" -eq 3 ]]',
    '#!/bin/bash\nsol=1; [[ sol -eq 3 ]]; for b in 1; do [[ b+1 -eq sol ]]; done',
    '#!/bin/bash\n[[ UID -eq 0 ]]; [[ 0x1f -eq 16#ff ]]; [[ 10#$x -eq 3 ]]; [[ 1/2 -eq 0 ]]',
    '#!/bin/bash\n[[ a -ef b ]]; [[ -n sol ]]',
    '[ sol -eq 3 ]',
  ],
});
