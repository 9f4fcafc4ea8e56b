import rule from '../../../src/languages/shell/rules/sc1069-keyword-touches-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦if[⟧ a ]; then b; fi\n', 'x; ⟦while[⟧ a ]; do b; done\n'],
  accepts: ['if [ a ]; then b; fi\n', 'echo "if[ a ]"\n'],
});
