import { defineRule } from '../../../core/rule.ts';
import { booleanOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { isWindows, minorOf, podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S214',
  name: 'shared-user-ids',
  title: 'user IDs shared with the node',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/'],
  docs: {
    what: '`hostUsers` is not `false` (Kubernetes 1.33 and later).',
    why: 'UID 0 in the pod is UID 0 on the node. In a user namespace it is an unprivileged user outside.',
    instead: 'Set `hostUsers: false`.',
    exceptions: 'Pods in a host namespace, where it cannot be set, and Windows pods.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 5 },
      { code: podWith('', 'hostUsers: true\n'), line: 6 },
    ],
    good: [{ code: podWith('', 'hostUsers: false\n') }, { code: podWith('', 'hostNetwork: true\n') }],
  },

  needs: ['spec'],
  *check(doc, facts) {
    if (minorOf(facts) < 33) return;
    for (const pod of podsOf(doc, facts)) {
      const node = get(pod.spec, 'hostUsers');
      const own = booleanOf(node);
      if (own === false || (own === undefined && pod.resource.partial) || isWindows(pod)) continue;
      if (['hostNetwork', 'hostPID', 'hostIPC'].some((key) => booleanOf(get(pod.spec, key)) === true)) continue;
      yield reportIn(pod, ['hostUsers'], {
        at: own && node ? node.span : pod.at,
        message: 'UID 0 in this pod is UID 0 on the node',
        help: 'use a user namespace: `hostUsers: false`',
      });
    }
  },
});
