import rule from '../../../src/languages/shell/rules/sc2114-rm-system-directory.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['rm -rf ⟦/⟧', 'rm -r ⟦/usr/⟧ a', 'rm -rf ⟦/*⟧', 'rm -rf ⟦"/etc"⟧'],
  accepts: ['rm /usr', 'rm -rf /usr/a', 'rm -rf usr', 'rm -rf "$x/"', 'rm -rf /tmp'],
});
