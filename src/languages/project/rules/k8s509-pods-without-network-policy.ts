import { defineProjectRule } from '../../../core/rule.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { getIn } from '../../yaml/tree.ts';
import { areSelected, clusterPaths, clustersOf } from '../cluster.ts';
import { manifestsIn } from '../manifests.ts';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web}\nspec: {containers: [{name: a, image: "a:1"}]}\n';
const policy = (selector: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec: {podSelector: ${selector}, policyTypes: [Ingress]}\n`;

export default defineProjectRule({
  id: 'K8S509',
  name: 'pods-without-network-policy',
  title: 'pods without a network policy',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { 'kube-score': 'info' },
  aliases: ['CKV2_K8S_6', 'non-isolated-pod', 'pod-networkpolicy'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  docs: {
    what: 'No NetworkPolicy applied with a workload selects its pods.',
    why: 'Every pod in the cluster can connect to them.',
    instead: 'Add a policy that lists the allowed clients; an empty `podSelector` covers the entire namespace.',
    exceptions: 'Patches, directories with templates.',
  },
  examples: {
    bad: [
      { path: 'k8s/web.yaml', code: pod, line: 4 },
      { path: 'k8s/web.yaml', code: pod, line: 4, files: { 'k8s/policy.yaml': policy('{matchLabels: {app: shop}}') } },
    ],
    good: [
      { path: 'k8s/web.yaml', code: pod, files: { 'k8s/policy.yaml': policy('{matchLabels: {app: web}}') } },
      { path: 'k8s/web.yaml', code: pod, files: { 'k8s/policy.yaml': policy('{}') } },
    ],
  },

  needs: ['kubernetes:has:literal'],
  applies: (documents) => manifestsIn(documents).some(({ resources }) => resources.some(({ pods }) => pods.length > 0)),
  wants: clusterPaths,

  *checkAll(project) {
    for (const cluster of clustersOf(project)) {
      for (const one of cluster.doc.resources) {
        const name = getIn(one.root, ['metadata', 'name']);
        if (!name || one.partial || one.pods.length === 0) continue;
        if (areSelected(cluster, one, 'NetworkPolicy', 'podSelector')) continue;
        yield {
          file: cluster.doc.file.path,
          at: name.span,
          message: `no NetworkPolicy here selects the pods of ${one.label}: every pod in the cluster can connect to them`,
          help: 'add a NetworkPolicy with the pod labels',
          path: pathIn(one, 'metadata', 'name'),
        };
      }
    }
  },
});
