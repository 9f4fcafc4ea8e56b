import { defineRule } from '../../../core/rule.ts';
import { isNull } from '../../yaml/scalars.ts';
import { entryOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S059',
  name: 'ephemeral-in-manifest',
  title: 'ephemeral containers in a manifest',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/'],
  docs: {
    what: 'A pod spec has `ephemeralContainers`.',
    why: 'They can only be added to a running pod, through its subresource; on creation the API server refuses them.',
    instead: 'Remove them; use `kubectl debug`.',
  },
  examples: {
    bad: [
      { code: podWith('', 'ephemeralContainers:\n  - {name: debug, image: "busybox:1.37"}\n'), line: 6 },
      { code: podWith('', 'ephemeralContainers: [{name: a, image: "a:1"}]\n'), line: 6 },
    ],
    good: [{ code: podWith('') }, { code: podWith('', 'ephemeralContainers: []\n') }],
  },

  needs: ['ephemeralContainers'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const entry = entryOf(pod.spec, 'ephemeralContainers');
      if (!entry || isNull(entry.value) || (entry.value.kind === 'sequence' && entry.value.items.length === 0))
        continue;
      const message = '`ephemeralContainers` are refused when a pod is created';
      yield reportIn(pod, ['ephemeralContainers'], {
        at: entry.key.span,
        message,
        help: 'remove them; use `kubectl debug`',
      });
    }
  },
});
