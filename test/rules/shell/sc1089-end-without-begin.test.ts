import rule from '../../../src/languages/shell/rules/sc1089-end-without-begin.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a; ⟦fi⟧\n', 'a b⟦)⟧\n'],
  accepts: ['if a; then b; fi\n', 'echo ")"\n', 'echo fi'],
});
