import { defineRule } from '../../../core/rule.ts';
import { integerOf, isNull } from '../../yaml/scalars.ts';
import { get, getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

const KINDS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout']);
const three = (spec: string): string => deploymentWith('', spec).replace('spec:\n', 'spec:\n  replicas: 3\n');

export default defineRule<KubernetesDocument>({
  id: 'K8S322',
  name: 'no-spread',
  title: 'replicas not spread across nodes',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-linter': 'info', 'kube-score': 'info' },
  aliases: [
    'no-anti-affinity',
    'deployment-has-host-podantiaffinity',
    'pod-topology-spread-constraints',
    'statefulset-has-host-podantiaffinity',
  ],
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/'],
  docs: {
    what: 'A workload has two or more replicas and neither `topologySpreadConstraints` nor `affinity.podAntiAffinity`.',
    why: 'The scheduler may put all replicas on one node, and a failure of that node then takes down the service.',
    instead: 'Add `topologySpreadConstraints` over `kubernetes.io/hostname`.',
    exceptions: 'Patches and templates.',
  },
  examples: {
    bad: [
      { code: three(''), line: 14 },
      {
        code: three('affinity:\n  nodeAffinity: {}\n'),
        line: 14,
        why: 'selects nodes, but does not spread the replicas',
      },
    ],
    good: [
      {
        code: three(
          'topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway}]\n',
        ),
      },
      { code: deploymentWith(''), why: 'one replica' },
    ],
  },

  needs: ['replicas'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const { resource, spec } = pod;
      if (resource.partial || !KINDS.has(resource.kind.text)) continue;
      const replicas = integerOf(getIn(resource.root, ['spec', 'replicas'])) ?? 1;
      const anti = getIn(spec, ['affinity', 'podAntiAffinity']);
      if (replicas < 2 || !isNull(anti) || itemsOf(get(spec, 'topologySpreadConstraints')).length > 0) continue;
      yield reportIn(pod, ['topologySpreadConstraints'], {
        at: pod.at,
        message: `all ${replicas} replicas may run on one node`,
        help: 'add `topologySpreadConstraints` over `kubernetes.io/hostname`',
      });
    }
  },
});
