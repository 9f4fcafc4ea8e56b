import { defineRule } from '../../../core/rule.ts';
import { booleanOf, integerOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, effectiveSetting, isWindows, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S210',
  name: 'low-uid',
  title: 'user ID that may exist on the node',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { snyk: 'info' },
  aliases: ['SNYK-CC-K8S-11', 'CKV_K8S_40', 'KSV-0020'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: 'The effective `runAsUser` is unset or below 10000.',
    why: 'User IDs are the same inside and outside the container: a low one may belong to a service on the node, which then owns the files on shared volumes.',
    instead: 'Set `runAsUser` to 10000 or more.',
    exceptions: 'Windows pods, and pods with `hostUsers: false`.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7 },
      { code: podWith('securityContext:\n  runAsUser: 1000\n'), line: 10 },
    ],
    good: [
      { code: podWith('securityContext:\n  runAsUser: 10000\n') },
      { code: podWith('', 'securityContext:\n  runAsUser: 65532\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const { pod } = container;
      if (isWindows(pod) || booleanOf(get(pod.spec, 'hostUsers')) === false) continue;
      const setting = effectiveSetting(container, 'runAsUser');
      const user = integerOf(setting?.value);
      if (setting ? user === undefined || user >= 10000 : pod.resource.partial) continue;
      yield reportIn(container, ['securityContext', 'runAsUser'], {
        at: setting?.value.span ?? container.at,
        message: setting
          ? `${container.label} runs as UID ${user}, which may belong to a user on the node`
          : `the UID of ${container.label} is not set`,
        help: 'set a user ID of 10000 or higher, for example `runAsUser: 10001`',
      });
    }
  },
});
