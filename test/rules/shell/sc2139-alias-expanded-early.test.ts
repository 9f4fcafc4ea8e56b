import rule from '../../../src/languages/shell/rules/sc2139-alias-expanded-early.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['alias a="b ⟦$c⟧ $d"', 'alias a=⟦$(b)⟧', 'alias a=\'b\'"⟦$c⟧" d="⟦`e`⟧"', 'alias "a=⟦$b⟧"'],
  accepts: ["alias a='b $c'", 'alias a="b \\$c"', 'alias $a', 'unalias "$a"', 'alias a=b'],
});
