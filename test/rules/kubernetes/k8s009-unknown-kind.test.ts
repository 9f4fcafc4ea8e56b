import rule from '../../../src/languages/kubernetes/rules/k8s009-unknown-kind.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'apiVersion: v1\nkind: ⟦Deployment⟧\nmetadata: {name: a}\n', says: /apps\/v1/ },
    { code: 'apiVersion: apps/v1\nkind: ⟦Statefulset⟧\nmetadata: {name: a}\n', says: /`kind: StatefulSet`/ },
    { code: 'apiVersion: networking.k8s.io/v1\nkind: ⟦Gateway⟧\nmetadata: {name: a}\n' },
  ],
  accepts: [
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n',
    { name: 'custom resources', code: 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\n' },
    { name: 'the gateway API', code: 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: a}\n' },
    { name: 'cluster API', code: 'apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: {name: a}\n' },
    { name: 'alpha versions', code: 'apiVersion: resource.k8s.io/v1alpha3\nkind: Thing\nmetadata: {name: a}\n' },
    {
      name: 'kinds that 1.37 made stable',
      code: 'apiVersion: certificates.k8s.io/v1\nkind: ClusterTrustBundle\nmetadata: {name: a}\n',
    },
    { name: 'Lists', code: 'apiVersion: v1\nkind: List\nitems: []\n' },
  ],
});
