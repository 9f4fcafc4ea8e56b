import { defineRule } from '../../../core/rule.ts';
import { integerOf } from '../../yaml/scalars.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { labelOf, ownSetting, podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S211',
  name: 'gid-zero',
  title: 'pod or container in the root group',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['KSV-0116'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: '`runAsGroup`, `fsGroup` or an item in `supplementalGroups` is 0.',
    why: 'Group 0 owns much of the image and of the node; group-accessible files on volumes are open to every root process.',
    instead: 'Use a group ID of at least 1, preferably 10000 or higher.',
  },
  examples: {
    bad: [
      { code: podWith('securityContext:\n  runAsGroup: 0\n'), line: 10 },
      { code: podWith('', 'securityContext:\n  fsGroup: 0\n'), line: 7 },
    ],
    good: [
      { code: podWith('', 'securityContext:\n  fsGroup: 10001\n') },
      { code: podWith('securityContext:\n  runAsGroup: 10001\n') },
    ],
  },

  needs: ['runAsGroup:0', 'fsGroup:0', 'supplementalGroups'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      for (const place of [pod, ...pod.containers]) {
        const values = [
          ownSetting(place, 'runAsGroup')?.value,
          get(place.securityContext, 'fsGroup'),
          ...itemsOf(get(place.securityContext, 'supplementalGroups')),
        ];
        for (const value of values) {
          if (!value || integerOf(value) !== 0) continue;
          yield reportIn(place, ['securityContext'], {
            at: value.span,
            message: `${labelOf(place)} is in the root group (GID 0)`,
            help: 'use a group ID of at least 1',
          });
        }
      }
    }
  },
});
