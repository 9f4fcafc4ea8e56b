import rule from '../../../src/languages/shell/rules/sc2193-never-equal.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '[ "x$y" ⟦=⟧ z ]',
    '[ "$x/" ⟦=⟧ "/b" ]',
    '#!/bin/bash\n[[ a$x ⟦!=⟧ b ]]',
    '#!/bin/bash\n[[ "$x.$y" ⟦==⟧ 1 ]]',
    '[ "a$x" ⟦=⟧ "" ]',
    '#!/bin/bash\n[[ "a$x" ⟦==⟧ b* ]]',
  ],
  accepts: [
    '[ "$x" = a ]',
    '[ "x$y" = "xa" ]',
    '#!/bin/bash\n[[ x$y = *z ]]',
    '#!/bin/bash\n[[ a$x = [ab]* ]]',
    'test "a$x" = b',
    '[ a = b ]',
    '#!/bin/bash\n[[ a$x =~ b ]]',
    '[ a$x = $y ]',
    '[ "a$x" -nt b ]',
    '[ ~/$x = /a ]',
  ],
});
