import rule from '../../../src/languages/kubernetes/rules/k8s901-default-namespace.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (metadata: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {${metadata}}\nspec: {containers: [{name: a, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [
    'apiVersion: v1\nkind: Service\nmetadata: {name: ⟦a⟧}\n',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a, namespace: ⟦default⟧}\n',
    pod('name: ⟦a⟧'),
    pod('name: a, namespace: ⟦default⟧'),
  ],
  accepts: [
    'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b}\n',
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\n',
    'apiVersion: serving.knative.dev/v1\nkind: Ingress\nmetadata: {name: a}\n',
    pod('name: a, namespace: b'),
    { path: 'patch.yaml', code: pod('name: a') },
  ],
});
