import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { resourceOf, resourcePlace, sizedContainers } from '../resources.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S303',
  name: 'no-cpu-request',
  title: 'a container that requests no cpu',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-linter': 'info', 'kube-score': 'info' },
  aliases: ['CKV_K8S_10', 'KSV-0015'],
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  docs: {
    what: 'The container has neither a cpu request nor a cpu limit.',
    why: 'The scheduler counts it as nothing; on a busy node it gets next to no time, and an autoscaler that looks at cpu cannot work.',
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
        message: `${container.label} requests no cpu`,
        help: 'set `resources: {requests: {cpu: 100m}}` with what it uses',
      });
    }
  },
});
