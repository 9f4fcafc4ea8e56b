import rule from '../../../src/languages/shell/rules/sc2012-ls-parsed.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦ls -t⟧ | head -n1', 'x=$(⟦ls⟧ | wc -l)', '⟦ls⟧ | sort | uniq'],
  accepts: ['ls | grep a', 'ls | xargs a', 'ls -N | a', 'ls', 'a | ls'],
});
