import rule from '../../../src/languages/shell/rules/sc2011-ls-xargs.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦ls⟧ | xargs rm', '⟦ls -1 a⟧ | xargs -0 b'],
  accepts: ['ls | grep a | xargs b', 'find . | xargs a', 'xargs a | ls'],
});
