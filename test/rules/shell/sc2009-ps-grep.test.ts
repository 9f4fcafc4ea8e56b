import rule from '../../../src/languages/shell/rules/sc2009-ps-grep.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦ps aux⟧ | grep a', '⟦ps -ef⟧ | grep a | grep -v b'],
  accepts: ['ps -p 1 | grep a', 'ps aux | sort', 'pgrep a'],
});
