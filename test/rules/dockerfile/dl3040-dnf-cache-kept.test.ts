import rule from '../../../src/languages/dockerfile/rules/dl3040-dnf-cache-kept.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN dnf ⟦install⟧ -y a-1\n', fixed: 'FROM a:1\nRUN dnf install -y a-1 && dnf clean all\n' },
    {
      code: 'FROM a:1\nRUN microdnf ⟦up⟧ -y && dnf clean all\n',
      fixed: 'FROM a:1\nRUN microdnf up -y && dnf clean all && microdnf clean all\n',
    },
    {
      code: 'FROM a:1\nRUN if x; then dnf ⟦install⟧ -y a-1; fi\n',
      fixed: 'FROM a:1\nRUN if x; then dnf install -y a-1; fi\n',
    },
  ],
  accepts: [
    'FROM a:1\nRUN dnf install -y a-1 && dnf clean all\n',
    'FROM a:1\nRUN dnf install -y a-1 && rm -rf /var/cache/dnf\n',
    'FROM a:1\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y a-1\n',
    'FROM a:1\nRUN dnf search install\n',
  ],
});
