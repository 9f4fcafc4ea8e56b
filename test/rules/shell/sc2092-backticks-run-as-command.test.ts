import rule from '../../../src/languages/shell/rules/sc2092-backticks-run-as-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦`a b`⟧',
    'A=1 ⟦`b`⟧ > c',
    'while ⟦`a`⟧; do b; done',
    { path: 'Dockerfile', code: 'FROM a\nRUN b || ⟦`c`⟧\n' },
  ],
  accepts: ['`a` b', '"`a`"', 'x=`a`', 'echo `a`', '$(a)'],
});
