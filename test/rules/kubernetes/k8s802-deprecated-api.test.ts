import rule from '../../../src/languages/kubernetes/rules/k8s802-deprecated-api.ts';
import { testRule } from '../../support/test-rule.ts';

const object = (version: string, kind: string): string =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: a}\n`;

testRule(rule, {
  reports: [
    {
      settings: { kubernetes: { version: '1.17', podSpecPaths: {} } },
      code: object('⟦rbac.authorization.k8s.io/v1beta1⟧', 'Role'),
    },
    object('⟦certificates.k8s.io/v1beta1⟧', 'ClusterTrustBundle'),
  ],
  accepts: [
    {
      settings: { kubernetes: { version: '1.16', podSpecPaths: {} } },
      code: object('rbac.authorization.k8s.io/v1beta1', 'Role'),
    },
    object('v1', 'Pod'),
  ],
});
