import rule from '../../../src/languages/shell/rules/sc2320-status-of-echo.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo a; exit ⟦$?⟧', { code: 'echo a >f; rc=⟦$?⟧', profile: 'hadolint' }, '{ echo a; }; b ⟦$?⟧'],
  accepts: [
    'echo a >f || exit $?',
    'printf a; x=$?',
    'echo a | b; rc=$?',
    'a; exit $?',
    'echo a & b=$?',
    'printf a; if [ $? = 0 ]; then c; fi',
  ],
});
