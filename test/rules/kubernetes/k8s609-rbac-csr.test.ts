import rule from '../../../src/languages/kubernetes/rules/k8s609-rbac-csr.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (...rules: string[]): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [${rules.map((one) => `{apiGroups: [certificates.k8s.io], ${one}}`).join(', ')}]\n`;

testRule(rule, {
  reports: [
    role(
      'resources: [⟦certificatesigningrequests/approval⟧], verbs: [patch]',
      'resources: [signers], verbs: [approve]',
    ),
  ],
  accepts: [
    role(
      'resources: [certificatesigningrequests/approval], verbs: [update]',
      'resources: [signers], resourceNames: [acme.io/x], verbs: [approve]',
    ),
    role('resources: [signers], verbs: [approve]'),
  ],
});
