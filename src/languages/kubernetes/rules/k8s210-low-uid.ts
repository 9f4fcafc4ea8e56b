import { defineRule } from '../../../core/rule.ts';
import { booleanOf, integerOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, effectiveSetting, isWindows, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S210',
  name: 'low-uid',
  title: 'a user id that a user of the node may have',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { snyk: 'info' },
  aliases: ['SNYK-CC-K8S-11', 'CKV_K8S_40', 'KSV-0020'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: 'The effective `runAsUser` is unset or below 10000.',
    why: 'Ids are the same inside and outside: a low one may belong to a service of the node, and files on shared volumes would be that service’s.',
    instead: 'Set `runAsUser` to 10000 or more.',
    exceptions: 'Pods for Windows, and pods with `hostUsers: false`.',
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
          ? `a user of the node may have uid ${user}, as which ${container.label} runs`
          : `nothing sets the uid of ${container.label}`,
        help: 'set `runAsUser: 10001`',
      });
    }
  },
});
