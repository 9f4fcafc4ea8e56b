import rule from '../../../src/languages/dockerfile/rules/dl3030-yum-asks.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a:1\nRUN yum ⟦install⟧ a\n',
      fixed: 'FROM a:1\nRUN yum install -y a\n',
      profile: 'recommended',
      severity: 'warning',
    },
    'FROM a:1\nRUN sudo yum ⟦localinstall⟧ a\n',
    'FROM a:1\nONBUILD RUN yum ⟦install⟧ a\n',
  ],
  accepts: [
    'FROM a:1\nRUN yum install -y a && yum -y localinstall a && yum install --assumeyes a\n',
    'FROM a:1\nRUN yes | yum install a\n',
    'FROM a:1\nRUN yum search install && yum makecache\n',
    { code: 'FROM a:1\nRUN sudo yum install a\n', profile: 'hadolint' },
  ],
});
