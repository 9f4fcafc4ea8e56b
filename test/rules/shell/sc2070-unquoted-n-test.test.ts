import rule from '../../../src/languages/shell/rules/sc2070-unquoted-n-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ -n ⟦$x⟧ ]', '[ ! -n ⟦$(a)⟧ ]', { code: '[ -n ⟦${x}⟧ ] && a', fixed: '[ -n "${x}" ] && a' }],
  accepts: ['[ -n "$x" ]', '#!/bin/bash\n[[ -n $x ]]', '[ -z $x ]', '[ -n $# ]', '[ -n $@ ]'],
});
