import rule from '../../../src/languages/shell/rules/sc2024-sudo-redirect.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['sudo a ⟦>⟧ b', 'sudo a ⟦>>⟧ b ⟦<⟧ c'],
  accepts: ['sudo a > /dev/null', 'a > b', 'a | sudo tee b', 'sudo a 2>&1', "sudo sh -c 'a > b'"],
});
