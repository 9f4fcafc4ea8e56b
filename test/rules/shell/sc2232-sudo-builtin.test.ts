import rule from '../../../src/languages/shell/rules/sc2232-sudo-builtin.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦sudo cd /root⟧', '⟦sudo export A=1⟧; b'],
  accepts: ["sudo sh -c 'cd /root'", 'sudo make'],
});
