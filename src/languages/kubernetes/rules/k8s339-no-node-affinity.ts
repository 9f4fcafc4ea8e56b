import { defineRule } from '../../../core/rule.ts';
import { isNull } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { deepestKey, podsOf, reportIn } from '../facts.ts';

const PATH = ['affinity', 'nodeAffinity'];

export default defineRule<KubernetesDocument>({
  id: 'K8S339',
  name: 'no-node-affinity',
  title: 'pod without node affinity',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity'],
  docs: {
    what: 'The pod sets no `affinity.nodeAffinity`.',
    why: 'In a cluster with different kinds of nodes, the pod may be scheduled on one with the wrong architecture, zone or price.',
    instead:
      'Select the suitable nodes with `affinity.nodeAffinity`. (Opt-in: for clusters in which every team has to choose its nodes.)',
    exceptions: 'Patches, and values that a template fills in.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 5 },
      { code: podWith('', 'affinity: {podAntiAffinity: {}}\n'), line: 6, why: 'selects pods, not nodes' },
    ],
    good: [
      {
        code: podWith(
          '',
          'affinity:\n  nodeAffinity:\n    requiredDuringSchedulingIgnoredDuringExecution:\n      nodeSelectorTerms:\n        - matchExpressions:\n            - {key: kubernetes.io/arch, operator: In, values: [arm64]}\n',
        ),
      },
      { code: 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n' },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const affinity = get(pod.spec, 'affinity');
      if (
        pod.containers.length === 0 ||
        pod.resource.partial ||
        isUnknown(doc, affinity) ||
        !isNull(get(affinity, 'nodeAffinity'))
      )
        continue;
      yield reportIn(pod, PATH, {
        at: deepestKey(pod.spec, PATH, pod.at),
        message: `${pod.resource.label} has no node affinity`,
        help: 'select suitable nodes with `affinity.nodeAffinity`',
      });
    }
  },
});
