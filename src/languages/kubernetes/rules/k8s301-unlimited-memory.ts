import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { resourceOf, resourcePlace, sizedContainers } from '../resources.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S301',
  name: 'unlimited-memory',
  title: 'container without a memory limit',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', snyk: 'info', 'kube-linter': 'warning', 'kube-score': 'warning' },
  aliases: ['SNYK-CC-K8S-4', 'CKV_K8S_13', 'KSV-0018', 'unset-memory-requirements'],
  standsFor: ['K8S302'],
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  docs: {
    what: 'The container has no `resources.limits.memory`.',
    why: 'A single leak can use up all memory of the node, and the kernel then kills processes of other pods too.',
    instead: 'Set `resources.limits.memory`, preferably equal to the request.',
    exceptions: 'Pods with their own limit (Kubernetes 1.34), namespaces with a LimitRange in the same file, patches.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7 },
      { code: podWith('resources:\n  limits:\n    cpu: "1"\n'), line: 10, why: 'only the CPU is limited' },
    ],
    good: [
      { code: podWith('resources:\n  limits:\n    memory: 256Mi\n') },
      { code: podWith('', 'resources: {limits: {memory: 1Gi}}\n'), why: 'the entire pod is limited' },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of sizedContainers(doc, facts)) {
      if (resourceOf(container, 'limits', 'memory')) continue;
      yield reportIn(container, ['resources', 'limits', 'memory'], {
        at: resourcePlace(container, 'limits'),
        about: container.node.span,
        message: `${container.label} has no memory limit: a single leak can exhaust the node`,
        help: 'set a limit that fits the program, for example `resources: {limits: {memory: 256Mi}}`',
      });
    }
  },
});
