import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { resourceOf, resourcePlace, sizedContainers } from '../resources.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S304',
  name: 'unlimited-cpu',
  title: 'container without a CPU limit',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { snyk: 'info', 'kube-score': 'info' },
  aliases: ['SNYK-CC-K8S-5', 'CKV_K8S_11', 'KSV-0011'],
  standsFor: ['K8S303'],
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  docs: {
    what: 'The container has no `resources.limits.cpu`.',
    why: 'It may use all idle CPU time of the node. Whether that is a problem is disputed, since a limit slows a program down even on an idle node: the rule is off by default.',
    instead: 'Set `resources.limits.cpu` where tenants must be isolated; set requests everywhere.',
    exceptions: 'As for K8S301.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7 },
      { code: podWith('resources:\n  limits:\n    memory: 64Mi\n'), line: 10 },
    ],
    good: [
      { code: podWith('resources:\n  limits:\n    cpu: "1"\n') },
      { code: podWith('', 'resources: {limits: {cpu: "1"}}\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of sizedContainers(doc, facts)) {
      if (resourceOf(container, 'limits', 'cpu')) continue;
      yield reportIn(container, ['resources', 'limits', 'cpu'], {
        at: resourcePlace(container, 'limits'),
        about: container.node.span,
        message: `${container.label} has no CPU limit`,
        help: 'set a limit, for example `resources: {limits: {cpu: "1"}}`',
      });
    }
  },
});
