import rule from '../../../src/languages/shell/rules/sc2010-ls-grep.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦ls⟧ | grep a', '⟦ls -l /a⟧ | grep -v b | c'],
  accepts: ['ls | sort', 'grep a | ls', 'find . | grep a', 'ls'],
});
