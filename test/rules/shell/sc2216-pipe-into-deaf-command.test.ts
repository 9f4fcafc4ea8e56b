import rule from '../../../src/languages/shell/rules/sc2216-pipe-into-deaf-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a | ⟦rm⟧ -f', 'a | b | ⟦echo⟧ c', 'a | ⟦/bin/chmod⟧ 1 b'],
  accepts: ['a | xargs rm', 'rm a | b', 'yes | rm -i a', 'a | echo "$(cat)"', 'a | cat'],
});
