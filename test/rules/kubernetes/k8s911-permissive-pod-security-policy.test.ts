import rule from '../../../src/languages/kubernetes/rules/k8s911-permissive-pod-security-policy.ts';
import { testRule } from '../../support/test-rule.ts';

const psp = (spec: string): string =>
  `apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: p}\nspec: {${spec}}\n`;
const old = { kubernetes: { version: '1.24', podSpecPaths: {} } };

testRule(rule, {
  reports: [
    {
      settings: old,
      code: psp('hostPID: ⟦true⟧, runAsUser: {rule: ⟦RunAsAny⟧}, volumes: [⟦"*"⟧], ⟦requiredDropCapabilities⟧: []'),
    },
    { name: 'Snyk looks whatever the version', profile: 'snyk', code: psp('privileged: ⟦true⟧') },
  ],
  accepts: [
    psp('privileged: true'),
    { settings: old, code: psp('runAsUser: {rule: MustRunAsNonRoot}, volumes: [secret]') },
  ],
});
