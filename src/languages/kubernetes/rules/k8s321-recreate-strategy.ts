import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith } from '../examples.ts';
import { pathIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S321',
  name: 'recreate-strategy',
  title: '`Recreate` deployment strategy',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-score': 'warning' },
  aliases: ['no-rolling-update-strategy', 'deployment-strategy'],
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
  docs: {
    what: 'A Deployment has `strategy.type: Recreate`.',
    why: 'Each rollout causes an outage: all pods stop before the new ones start.',
    instead: 'Use `RollingUpdate`.',
    exceptions: 'Pods that mount a PersistentVolumeClaim, since most volumes cannot be mounted twice.',
  },
  examples: {
    bad: [
      { code: deploymentWith('').replace('spec:\n', 'spec:\n  strategy:\n    type: Recreate\n'), line: 7 },
      { code: deploymentWith('').replace('spec:\n', 'spec:\n  strategy: {type: Recreate}\n'), line: 6 },
    ],
    good: [
      { code: deploymentWith('').replace('spec:\n', 'spec:\n  strategy: {type: RollingUpdate}\n') },
      {
        code: deploymentWith('', 'volumes: [{name: a, persistentVolumeClaim: {claimName: a}}]\n').replace(
          'spec:\n',
          'spec:\n  strategy: {type: Recreate}\n',
        ),
      },
    ],
  },

  needs: ['type:Recreate'],
  *check(doc) {
    for (const resource of doc.resources) {
      const type = getIn(resource.root, ['spec', 'strategy', 'type']);
      if (resource.kind.text !== 'Deployment' || !type || stringOf(type) !== 'Recreate') continue;
      const volumes = resource.pods.flatMap((pod) => itemsOf(getIn(pod.spec, ['volumes'])));
      if (volumes.some((volume) => getIn(volume, ['persistentVolumeClaim']))) continue;
      yield {
        at: type.span,
        message: '`Recreate` stops every pod before the new ones start',
        help: 'use `RollingUpdate`',
        path: pathIn(resource, 'spec', 'strategy', 'type'),
      };
    }
  },
});
