import rule from '../../../src/languages/kubernetes/rules/k8s202-privilege-escalation.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: ${container}`;

testRule(rule, {
  reports: [
    {
      profile: 'recommended',
      severity: 'warning',
      code: pod('⟦app⟧\n    image: a:1\n'),
      fixed: pod('app\n    image: a:1\n    securityContext:\n      allowPrivilegeEscalation: false\n'),
    },
    {
      profile: 'recommended',
      severity: 'error',
      code: pod('app\n    image: a:1\n    securityContext: {allowPrivilegeEscalation: ⟦true⟧}\n'),
    },
    {
      name: 'no fix beside privileged',
      code: pod('app\n    image: a:1\n    ⟦securityContext⟧: {privileged: true}\n'),
      fixed: pod('app\n    image: a:1\n    securityContext: {privileged: true}\n'),
    },
  ],
  accepts: [
    pod('app\n    image: a:1\n    securityContext: {allowPrivilegeEscalation: false}\n'),
    pod('app\n    image: a:1\n    securityContext: {allowPrivilegeEscalation: no}\n'),
    pod('app\n    image: a:1\n', '  os: {name: windows}\n'),
    { path: 'overlays/prod/web.yaml', name: 'a patch', code: pod('app\n    resources: {}\n') },
  ],
});
