import rule from '../../../src/languages/shell/rules/sc2157-never-empty-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ -z ⟦"x$a"⟧ ]', '[ -n ⟦a⟧ ]', '#!/bin/bash\n[[ -n ⟦$a-$b⟧ ]]'],
  accepts: ['[ -z "$a" ]', '[ -n "$a$b" ]', '[ -z "" ]', '[ a = b ]', '[ -f a ]'],
});
