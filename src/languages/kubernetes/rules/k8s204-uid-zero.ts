import { defineRule } from '../../../core/rule.ts';
import { booleanOf, integerOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { labelOf, minorOf, ownSetting, podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S204',
  name: 'uid-zero',
  title: 'pod or container runs as UID 0',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'pss-restricted': 'error', 'kube-linter': 'error' },
  aliases: ['KSV-0105'],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  docs: {
    what: '`runAsUser: 0` is set on the pod or on a container.',
    why: 'UID 0 in the container is UID 0 on the node: a process that escapes is root there and owns every file on mounted volumes.',
    instead: 'Use a user ID of at least 1, preferably 10000 or higher, so that it does not match a user on the node.',
    exceptions: 'From Kubernetes 1.35 on, pods with `hostUsers: false`: their UID 0 is mapped to another one.',
  },
  examples: {
    bad: [
      { code: podWith('securityContext:\n  runAsUser: 0\n'), line: 10 },
      { code: podWith('', 'securityContext:\n  runAsUser: 0\n'), line: 7 },
    ],
    good: [
      { code: podWith('securityContext:\n  runAsUser: 10001\n') },
      { code: podWith('securityContext:\n  runAsNonRoot: true\n'), why: 'the image sets the user' },
    ],
  },

  needs: ['runAsUser:0'],
  *check(doc, facts) {
    // The restricted profile checks it since 1.23.
    if (facts.profile === 'pss-restricted' && minorOf(facts) < 23) return;
    for (const pod of podsOf(doc, facts)) {
      if (minorOf(facts) >= 35 && booleanOf(get(pod.spec, 'hostUsers')) === false) continue;
      for (const place of [pod, ...pod.containers]) {
        const setting = ownSetting(place, 'runAsUser');
        if (!setting || integerOf(setting.value) !== 0) continue;
        yield reportIn(place, ['securityContext', 'runAsUser'], {
          at: setting.value.span,
          message: `${labelOf(place)} runs as UID 0`,
          help: 'set an unprivileged user, for example `runAsUser: 10001`, and make it the owner of the files it writes to',
        });
      }
    }
  },
});
