import rule from '../../../src/languages/dockerfile/rules/dl3037-unpinned-zypper-package.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a:1\nRUN zypper -n in ⟦a⟧ b=1\n',
    'FROM a:1\nONBUILD RUN zypper -n install ⟦a⟧\n',
    { code: 'FROM a:1\nRUN zypper -n in ⟦$A⟧\n', profile: 'hadolint', severity: 'warning' },
  ],
  accepts: ['FROM a:1\nRUN zypper -n in "a=1" "b>=2" c.rpm $D\n', 'FROM a:1\nRUN zypper -n rm a\n'],
});
