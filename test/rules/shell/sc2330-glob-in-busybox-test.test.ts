import rule from '../../../src/languages/shell/rules/sc2330-glob-in-busybox-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/busybox sh\n[[ $x == ⟦a*⟧ ]]', '#!/bin/busybox sh\n[[ x = ⟦"$y"*⟧ ]]'],
  accepts: [
    '#!/bin/bash\n[[ $x == a* ]]',
    '#!/bin/busybox sh\n[[ $x == "a*" ]]',
    '#!/bin/busybox sh\n[ $x = a* ]',
    '#!/bin/busybox sh\n[[ $x =~ a* ]]',
  ],
});
