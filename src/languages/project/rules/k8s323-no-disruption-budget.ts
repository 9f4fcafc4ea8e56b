import { defineProjectRule } from '../../../core/rule.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { integerOf } from '../../yaml/scalars.ts';
import { getIn } from '../../yaml/tree.ts';
import { areSelected, clusterPaths, clustersOf, holdsKind } from '../cluster.ts';

const KIND = /^(?:Deployment|StatefulSet|Rollout)$/;

const web = (replicas: number): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: ${replicas}\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n`;
const budget = (app: string): string =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {maxUnavailable: 1, selector: {matchLabels: {app: ${app}}}}\n`;

export default defineProjectRule({
  id: 'K8S323',
  name: 'no-disruption-budget',
  title: 'replicas without a PodDisruptionBudget',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { 'kube-score': 'info' },
  aliases: ['deployment-has-poddisruptionbudget', 'statefulset-has-poddisruptionbudget'],
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  docs: {
    what: 'A Deployment, StatefulSet or Rollout has two or more replicas, and no PodDisruptionBudget applied with it selects its pods.',
    why: 'Draining nodes, for example during a cluster upgrade, may evict all replicas at once.',
    instead: 'Add a PodDisruptionBudget with `maxUnavailable: 1` and the pod labels.',
    exceptions:
      'Workloads whose `replicas` is absent or set by a template, patches, directories with templates, and kustomizations that add labels.',
  },
  examples: {
    bad: [
      { path: 'k8s/web.yaml', code: web(2), line: 4 },
      { path: 'k8s/web.yaml', code: web(3), line: 4, files: { 'k8s/budget.yaml': budget('shop') } },
    ],
    good: [
      { path: 'k8s/web.yaml', code: web(2), files: { 'k8s/budget.yaml': budget('web') } },
      { path: 'k8s/web.yaml', code: web(1), why: 'one replica' },
    ],
  },

  needs: ['kubernetes:replicas'],
  applies: (documents) => holdsKind(documents, KIND),
  wants: clusterPaths,

  *checkAll(project) {
    for (const cluster of clustersOf(project)) {
      if (cluster.labelled) continue;
      for (const one of cluster.doc.resources) {
        const name = getIn(one.root, ['metadata', 'name']);
        const replicas = integerOf(getIn(one.root, ['spec', 'replicas'])) ?? 1;
        if (!name || one.partial || !KIND.test(one.kind.text) || replicas < 2 || one.pods.length === 0) continue;
        if (areSelected(cluster, one, 'PodDisruptionBudget', 'selector')) continue;
        yield {
          file: cluster.doc.file.path,
          at: name.span,
          message: `a drain may evict all ${replicas} replicas of ${one.label} at once: no PodDisruptionBudget here selects them`,
          help: 'add a PodDisruptionBudget with the pod labels and `maxUnavailable: 1`',
          path: pathIn(one, 'metadata', 'name'),
        };
      }
    }
  },
});
