import rule from '../../../src/languages/shell/rules/sc2198-list-in-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ ⟦$@⟧ = a ]', '#!/bin/bash\n[ -z ⟦"${a[@]}"⟧ ]', '[ ⟦a$@⟧ = b ]'],
  accepts: ['[ "$*" = a ]', '[ "$@" ]', 'test "$@"', '#!/bin/bash\n[[ -n "$@" ]]', '[ ${#@} = 1 ]'],
});
