import rule from '../../../src/languages/dockerfile/rules/dl3038-dnf-asks.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a:1\nRUN microdnf ⟦install⟧ a\n',
      fixed: 'FROM a:1\nRUN microdnf install -y a\n',
      profile: 'recommended',
      severity: 'warning',
    },
    'FROM a:1\nRUN sudo microdnf ⟦groupinstall⟧ a\n',
    'FROM a:1\nONBUILD RUN microdnf ⟦install⟧ a\n',
  ],
  accepts: [
    'FROM a:1\nRUN microdnf install -y a && microdnf -y groupinstall a && microdnf install --assumeyes a\n',
    'FROM a:1\nRUN yes | microdnf install a\n',
    'FROM a:1\nRUN microdnf search install && microdnf makecache\n',
    { code: 'FROM a:1\nRUN sudo microdnf install a\n', profile: 'hadolint' },
  ],
});
