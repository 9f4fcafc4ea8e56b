import rule from '../../../src/languages/shell/rules/sc2173-trap-for-kill.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['trap a ⟦9⟧ EXIT', "trap 'a' ⟦KILL⟧ ⟦SIGSTOP⟧", "trap '' ⟦STOP⟧"],
  accepts: ['trap a TERM', 'trap - KILL', 'trap KILL', 'trap -p KILL', 'kill -KILL 1'],
});
