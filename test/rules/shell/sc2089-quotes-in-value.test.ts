import rule from '../../../src/languages/shell/rules/sc2089-quotes-in-value.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    `a="⟦-x 'b c'⟧"; foo $a`,
    `a=⟦'-x "b c"'⟧; foo $a; bar $a`,
    `a="$b⟦'c'⟧"; foo $a`,
    `a=⟦'"x"'⟧; b="y $a"; foo $b`,
    `a="⟦b\\ c⟧"; foo $a`,
  ],
  accepts: [`a='-x "b c"'; foo "$a"`, `a="it's"; foo $a`, `a='-x "b c"'; eval foo $a`, `a='"x"'; a=y; foo $a`],
});
