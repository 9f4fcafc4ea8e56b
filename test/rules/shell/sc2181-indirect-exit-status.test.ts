import rule from '../../../src/languages/shell/rules/sc2181-indirect-exit-status.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'a; [ ⟦$?⟧ -eq 0 ] || b',
    'a; if [ ⟦"$?"⟧ != 0 ]; then b; fi',
    '#!/bin/bash\na; [[ 0 == ⟦$?⟧ ]]; (( ⟦$?⟧ != 0 ))',
    '#!/bin/bash\na; (( ⟦$?⟧ )); (( (⟦$?⟧) )); (( !(⟦$?⟧) )); (( !!⟦$?⟧ )); (( ((⟦$?⟧ == 0)) )); (( !(0 != ⟦$?⟧) ))',
    'a; [ ! ⟦$?⟧ = 0 ]',
  ],
  accepts: [
    'a; [ $? -eq 1 ]',
    'a; x=$?; [ $x -eq 0 ]',
    'f() { [ $? -eq 0 ]; b; }',
    'a; [ $? -eq 0 -a b ]',
    '#!/bin/bash\na; (( !$? == 0 )); (( ($?) && b )); (( -($?) ))',
    'case $? in 0) ;; esac',
  ],
});
