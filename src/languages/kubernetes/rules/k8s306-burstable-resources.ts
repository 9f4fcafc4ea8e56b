import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entryOf } from '../../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import type { Container } from '../pods.ts';
import { parseQuantity } from '../quantity.ts';
import { resourceOf, sizedContainers } from '../resources.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S306',
  name: 'burstable-resources',
  title: 'requests that differ from limits',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [
    'container-cpu-requests-equal-limits',
    'container-memory-requests-equal-limits',
    'container-resource-requests-equal-limits',
  ],
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/'],
  docs: {
    what: 'A container requests a different amount of CPU or memory than its limit, or has a request and no limit.',
    why: 'The pod does not have QoS class Guaranteed: when the node runs short of resources, it is evicted before Guaranteed pods, and it gets no exclusive cores.',
    instead:
      'Set requests and limits to equal amounts, or only the limits. (Opt-in: most programs work well with a request below the limit.)',
    exceptions: 'As for K8S301: ephemeral containers, patches, pods with their own `resources`.',
  },
  examples: {
    bad: [
      { code: podWith('resources:\n  requests: {memory: 64Mi}\n  limits: {memory: 128Mi}\n'), line: 9 },
      { code: podWith('resources:\n  requests: {cpu: 500m}\n'), line: 9, why: 'no limit' },
    ],
    good: [
      { code: podWith('resources:\n  requests: {cpu: 500m, memory: 1Gi}\n  limits: {cpu: "0.5", memory: 1024Mi}\n') },
      { code: podWith('resources:\n  limits: {cpu: "1", memory: 1Gi}\n'), why: 'a limit alone also sets the request' },
    ],
  },

  needs: ['requests'],
  *check(doc, facts) {
    for (const container of sizedContainers(doc, facts)) {
      const entry = entryOf(container.node, 'resources');
      const differing = ['cpu', 'memory'].flatMap((name) => differenceIn(doc, container, name) ?? []);
      if (!entry || differing.length === 0) continue;
      yield reportIn(container, ['resources'], {
        at: entry.key.span,
        message: `the pod does not have QoS class Guaranteed: ${container.label} requests ${differing.join(', ')}`,
        help: 'set requests and limits to equal amounts',
      });
    }
  },
});

/** The part of a message about one resource; undefined where request and limit agree or are unknown. */
function differenceIn(doc: KubernetesDocument, container: Container, name: string): string | undefined {
  const [request, limit] = (['requests', 'limits'] as const).map((kind) => resourceOf(container, kind, name));
  const wanted = request && !isUnknown(doc, request) ? stringOf(request) : undefined;
  if (wanted === undefined || isUnknown(doc, limit)) return undefined;
  if (!limit) return `${wanted} of ${name} (no limit)`;
  const most = stringOf(limit) ?? '';
  const [low, high] = [wanted, most].map(parseQuantity);
  return low === undefined || high === undefined || low === high ? undefined : `${wanted} of ${name} (limit ${most})`;
}
