import { defineProjectRule } from '../../../core/rule.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, getIn } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, sameNamespace } from '../cluster.ts';
import { manifestsIn } from '../manifests.ts';

const deployment = (replicas: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n${replicas}  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: "a:1"}]}}\n`;
const hpa =
  'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}\n';

export default defineProjectRule({
  id: 'K8S328',
  name: 'hpa-and-replicas',
  title: 'replicas set on an autoscaled workload',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-score': 'warning' },
  aliases: ['deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  references: [
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  ],
  docs: {
    what: 'A workload scaled by a HorizontalPodAutoscaler sets `spec.replicas`.',
    why: 'Each apply resets the number of replicas, even while the load that raised it continues.',
    instead: 'Remove `replicas`.',
    exceptions: 'Patches and templates.',
  },
  examples: {
    bad: [
      { path: 'k8s/web.yaml', code: deployment('  replicas: 3\n'), line: 6, files: { 'k8s/hpa.yaml': hpa } },
      { path: 'web.yaml', code: `${deployment('  replicas: 1\n')}---\n${hpa}`, line: 6 },
    ],
    good: [
      { path: 'k8s/web.yaml', code: deployment(''), files: { 'k8s/hpa.yaml': hpa } },
      { path: 'k8s/web.yaml', code: deployment('  replicas: 3\n') },
    ],
  },

  needs: ['kubernetes:replicas'],
  applies: (documents) =>
    manifestsIn(documents).some(({ resources }) =>
      resources.some(({ root, pods }) => pods.length > 0 && integerOf(getIn(root, ['spec', 'replicas']))),
    ),
  wants: clusterPaths,

  *checkAll(project) {
    for (const { doc, resources } of clustersOf(project)) {
      for (const one of doc.resources) {
        const replicas = entryOf(get(one.root, 'spec'), 'replicas');
        const count = integerOf(replicas?.value);
        if (!replicas || !count || one.partial || one.pods.length === 0) continue;
        const scaled = resources.some((other) => {
          if (other.kind.text !== 'HorizontalPodAutoscaler' || !sameNamespace(other, one)) return false;
          const target = getIn(other.root, ['spec', 'scaleTargetRef']);
          return stringOf(get(target, 'kind')) === one.kind.text && stringOf(get(target, 'name')) === one.name;
        });
        if (!scaled) continue;
        yield {
          file: doc.file.path,
          at: replicas.key.span,
          message: `each apply of ${one.label} resets the autoscaler to ${count} replica${count === 1 ? '' : 's'}`,
          help: 'remove the field: `replicas`',
          path: pathIn(one, 'spec', 'replicas'),
        };
      }
    }
  },
});
