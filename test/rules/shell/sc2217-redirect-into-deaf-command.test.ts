import rule from '../../../src/languages/shell/rules/sc2217-redirect-into-deaf-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦echo < f⟧', '⟦rm < list⟧; a'],
  accepts: ['cat < f', 'rm -i a < answers', 'echo > f', 'echo "$(cat)" < f'],
});
