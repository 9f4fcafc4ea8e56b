import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { resourceOf, resourcePlace, sizedContainers } from '../resources.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S303',
  name: 'no-cpu-request',
  title: 'container without a CPU request',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-linter': 'info', 'kube-score': 'info' },
  aliases: ['CKV_K8S_10', 'KSV-0015', 'unset-cpu-requirements'],
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  docs: {
    what: 'The container has neither a CPU request nor a CPU limit.',
    why: 'The scheduler counts it as zero; on a busy node it gets almost no CPU time, and autoscaling on CPU does not work.',
    instead: 'Set `resources.requests.cpu`.',
    exceptions: 'As for K8S301.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7 },
      { code: podWith('resources:\n  requests:\n    memory: 64Mi\n'), line: 10 },
    ],
    good: [
      { code: podWith('resources:\n  requests:\n    cpu: 100m\n') },
      { code: podWith('resources:\n  limits:\n    cpu: 100m\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of sizedContainers(doc, facts)) {
      if (resourceOf(container, 'requests', 'cpu') || resourceOf(container, 'limits', 'cpu')) continue;
      yield reportIn(container, ['resources', 'requests', 'cpu'], {
        at: resourcePlace(container, 'requests'),
        message: `${container.label} requests no CPU`,
        help: 'request its normal usage, for example `resources: {requests: {cpu: 100m}}`',
      });
    }
  },
});
