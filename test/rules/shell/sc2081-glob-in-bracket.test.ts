import rule from '../../../src/languages/shell/rules/sc2081-glob-in-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '[ "$x" = ⟦a*⟧ ]',
    '[ "$x" != ⟦*.txt⟧ ] && b',
    '[ -n "$x" -a "$x" = ⟦[ab]⟧ ]',
    { code: '#!/bin/bash\n[ "$x" == ⟦"$y"*⟧ ]', says: '[[ "$x" == "$y"* ]]' },
  ],
  accepts: [
    '[ "$x" = "a*" ]',
    '[ a* = "$x" ]',
    '[ -f a* ]',
    '#!/bin/bash\n[[ $x == a* ]]',
    'test "$x" = a*',
    '[ "$x" = \\* ]',
  ],
});
