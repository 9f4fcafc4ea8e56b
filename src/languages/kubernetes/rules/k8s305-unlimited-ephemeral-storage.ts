import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { resourceOf, sizedContainers } from '../resources.ts';

const NAME = 'ephemeral-storage';

export default defineRule<KubernetesDocument>({
  id: 'K8S305',
  name: 'unlimited-ephemeral-storage',
  title: 'container without an ephemeral storage limit',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { 'kube-score': 'info' },
  aliases: ['container-ephemeral-storage-request-and-limit'],
  references: ['https://kubernetes.io/docs/concepts/storage/ephemeral-storage/'],
  docs: {
    what: 'The container has neither a request nor a limit for `ephemeral-storage`.',
    why: 'Logs, caches and emptyDir volumes grow until the node runs out of disk and evicts pods.',
    instead: 'Set `resources.limits.ephemeral-storage`.',
    exceptions: 'As for K8S301.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7 },
      { code: podWith('resources: {limits: {memory: 1Gi}}\n'), line: 7 },
    ],
    good: [
      { code: podWith('resources: {limits: {ephemeral-storage: 1Gi}}\n') },
      { code: podWith('resources: {requests: {ephemeral-storage: 1Gi}}\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of sizedContainers(doc, facts)) {
      if (resourceOf(container, 'limits', NAME) || resourceOf(container, 'requests', NAME)) continue;
      yield reportIn(container, ['resources', 'limits', NAME], {
        at: container.at,
        message: `${container.label} may fill the disk of the node`,
        help: 'set a limit, for example `resources: {limits: {ephemeral-storage: 1Gi}}`',
      });
    }
  },
});
