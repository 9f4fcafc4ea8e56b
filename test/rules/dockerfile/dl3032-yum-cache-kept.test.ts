import rule from '../../../src/languages/dockerfile/rules/dl3032-yum-cache-kept.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a:1\nRUN yum ⟦install⟧ -y a-1\n',
      fixed: 'FROM a:1\nRUN yum install -y a-1 && yum clean all\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      code: 'FROM a:1\nRUN yum install -y a-1 \\\n    && yum ⟦install⟧ -y b-1\n',
      fixed: 'FROM a:1\nRUN yum install -y a-1 \\\n    && yum install -y b-1 \\\n    && yum clean all\n',
      name: 'continued lines',
    },
    {
      code: 'FROM a:1\nRUN yum install -y a-1 && yum clean all && yum ⟦install⟧ -y b-1\n',
      name: 'something comes after the cleaning',
    },
    {
      code: 'FROM a:1\nRUN yum ⟦install⟧ -y a-1; echo\n',
      fixed: 'FROM a:1\nRUN yum install -y a-1; echo\n',
      name: 'no fix in a list',
    },
    {
      code: 'FROM a:1\nRUN yum ⟦install⟧ -y a-1 # note\n',
      fixed: 'FROM a:1\nRUN yum install -y a-1 # note\n',
      name: 'no fix behind a comment',
    },
    { code: 'FROM a:1\nRUN yum clean all && yum ⟦install⟧ -y a-1\n', profile: 'hadolint', severity: 'warning' },
  ],
  accepts: [
    'FROM a:1\nRUN yum install -y a-1 && yum clean all\n',
    'FROM a:1\nRUN yum install -y a-1 && rm -rf /var/cache/yum\n',
    'FROM a:1\nRUN --mount=type=cache,target=/var/cache/yum yum install -y a-1\n',
    'FROM a:1\nRUN yum update -y\n',
    {
      code: 'FROM a:1\nRUN yum install -y a-1 && rm -rf /tmp/x\n',
      profile: 'hadolint',
      name: 'any rm -rf will do for hadolint',
    },
  ],
});
