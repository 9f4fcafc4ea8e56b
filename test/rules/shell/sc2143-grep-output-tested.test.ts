import rule from '../../../src/languages/shell/rules/sc2143-grep-output-tested.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '[ -n ⟦"$(grep a b)"⟧ ]',
    '[ -z ⟦$(a | grep b)⟧ ]',
    '[ ⟦"$(egrep a)"⟧ ]',
    '#!/bin/bash\n[[ ! ⟦$(grep a)⟧ ]]',
  ],
  accepts: ['[ -n "$(grep a b | c)" ]', '[ "$(grep a)" = b ]', '[ -n "x$(grep a)" ]', 'grep -q a'],
});
