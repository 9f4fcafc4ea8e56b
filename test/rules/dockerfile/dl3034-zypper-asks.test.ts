import rule from '../../../src/languages/dockerfile/rules/dl3034-zypper-asks.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN zypper ⟦in⟧ a\n', fixed: 'FROM a:1\nRUN zypper in -y a\n' },
    'FROM a:1\nRUN zypper --quiet ⟦patch⟧\n',
    'FROM a:1\nONBUILD RUN zypper ⟦rm⟧ a\n',
  ],
  accepts: [
    'FROM a:1\nRUN zypper -n in a && zypper --non-interactive rm a && zypper in -y a\n',
    'FROM a:1\nRUN zypper refresh && zypper search in\n',
    { code: 'FROM a:1\nRUN sudo zypper in a\n', profile: 'hadolint' },
  ],
});
