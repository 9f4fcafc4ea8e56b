import { defineRule } from '../../../core/rule.ts';
import { integerOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const hpa = (range: string): string =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}\n  ${range}\n`;

export default defineRule<KubernetesDocument>({
  id: 'K8S329',
  name: 'fixed-autoscaler',
  title: 'autoscaler with no room to scale',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-score': 'info' },
  aliases: ['horizontalpodautoscaler-replicas'],
  references: ['https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/'],
  docs: {
    what: '`maxReplicas` of a HorizontalPodAutoscaler is not greater than `minReplicas`, which defaults to 1. The profile `kube-score` also requires `minReplicas` of 2 or more.',
    why: 'The number of pods never changes; with a maximum below the minimum the server refuses the object.',
    instead: 'Raise `maxReplicas`, or remove the autoscaler and set `replicas`.',
    exceptions: 'Patches that set only one of the two.',
  },
  examples: {
    bad: [
      { code: hpa('minReplicas: 3\n  maxReplicas: 3'), line: 8 },
      { code: hpa('maxReplicas: 1'), line: 7 },
    ],
    good: [{ code: hpa('minReplicas: 2\n  maxReplicas: 5') }, { code: hpa('maxReplicas: 4') }],
  },

  needs: ['kind:HorizontalPodAutoscaler'],
  *check(doc, facts) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'HorizontalPodAutoscaler' || resource.group !== 'autoscaling') continue;
      const spec = get(resource.root, 'spec');
      const least = get(spec, 'minReplicas');
      const most = get(spec, 'maxReplicas');
      const min = least ? integerOf(least) : resource.partial ? undefined : 1;
      const max = integerOf(most);
      if (least && (isUnknown(doc, least) || (most && !areTogether(doc, [least.span, most.span])))) continue;
      if (most && min !== undefined && max !== undefined && max <= min && !isUnknown(doc, most)) {
        yield {
          at: most.span,
          message:
            max < min
              ? `${resource.label} has a maximum of ${max} below its minimum of ${min}, so the server refuses it`
              : `${resource.label} never scales: minimum and maximum are both ${max}`,
          help: 'raise `maxReplicas`',
          path: pathIn(resource, 'spec', 'maxReplicas'),
        };
      } else if (facts.profile === 'kube-score' && least && min !== undefined && min < 2) {
        yield {
          at: least.span,
          message: `${resource.label} may scale down to ${min === 1 ? 'a single pod' : 'zero pods'}`,
          help: 'set `minReplicas: 2` or more',
          path: pathIn(resource, 'spec', 'minReplicas'),
        };
      }
    }
  },
});
