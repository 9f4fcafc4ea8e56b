import { defineRule } from '../../../core/rule.ts';
import { isNull } from '../../yaml/scalars.ts';
import { entryOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { minorOf, pathIn } from '../facts.ts';

const pdb = (fields: string): string =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: 1\n${fields}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S325',
  name: 'pdb-guards-broken-pods',
  title: 'disruption budget that protects unhealthy pods',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { 'kube-linter': 'info' },
  aliases: ['pdb-unhealthy-pod-eviction-policy'],
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy'],
  docs: {
    what: 'A PodDisruptionBudget has no `unhealthyPodEvictionPolicy` (Kubernetes 1.27 and later).',
    why: 'By default, pods that are running but never became ready cannot be evicted while the budget is not met: one broken release blocks a node drain.',
    instead: 'Set `unhealthyPodEvictionPolicy: AlwaysAllow`.',
  },
  examples: {
    bad: [
      { code: pdb(''), line: 5 },
      { code: pdb('  unhealthyPodEvictionPolicy: null\n'), line: 5 },
    ],
    good: [
      { code: pdb('  unhealthyPodEvictionPolicy: AlwaysAllow\n') },
      { code: pdb('  unhealthyPodEvictionPolicy: IfHealthyBudget\n') },
    ],
  },

  needs: ['kind:PodDisruptionBudget'],
  *check(doc, facts) {
    if (minorOf(facts) < 27) return;
    for (const resource of doc.resources) {
      if (resource.group !== 'policy' || resource.kind.text !== 'PodDisruptionBudget' || resource.partial) continue;
      const spec = entryOf(resource.root, 'spec');
      if (!spec || !isNull(get(spec.value, 'unhealthyPodEvictionPolicy'))) continue;
      yield {
        at: spec.key.span,
        message: 'pods that never became ready can block a node drain',
        help: 'set `unhealthyPodEvictionPolicy: AlwaysAllow`',
        path: pathIn(resource, 'spec', 'unhealthyPodEvictionPolicy'),
      };
    }
  },
});
