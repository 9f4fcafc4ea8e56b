import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { resourceOf, resourcePlace, sizedContainers } from '../resources.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S302',
  name: 'no-memory-request',
  title: 'container without a memory request',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-score': 'info' },
  aliases: ['CKV_K8S_12', 'KSV-0016'],
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  docs: {
    what: 'The container has neither a memory request nor a memory limit. A limit alone also sets the request.',
    why: 'The scheduler counts it as zero and overcommits nodes; when memory runs short, such pods are evicted first.',
    instead: 'Set `resources.requests.memory` to its normal usage.',
    exceptions: 'As for K8S301.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7 },
      { code: podWith('resources:\n  requests:\n    cpu: 100m\n'), line: 10 },
    ],
    good: [
      { code: podWith('resources:\n  requests:\n    memory: 64Mi\n') },
      { code: podWith('resources:\n  limits:\n    memory: 64Mi\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of sizedContainers(doc, facts)) {
      if (resourceOf(container, 'requests', 'memory') || resourceOf(container, 'limits', 'memory')) continue;
      yield reportIn(container, ['resources', 'requests', 'memory'], {
        at: resourcePlace(container, 'requests'),
        message: `${container.label} requests no memory, so it is among the first to be evicted`,
        help: 'request its normal usage, for example `resources: {requests: {memory: 64Mi}}`',
      });
    }
  },
});
