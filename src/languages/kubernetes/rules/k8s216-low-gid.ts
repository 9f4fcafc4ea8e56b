import { defineRule } from '../../../core/rule.ts';
import { integerOf } from '../../yaml/scalars.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, effectiveSetting, isWindows, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S216',
  name: 'low-gid',
  title: 'group ID that may exist on the node',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { 'kube-score': 'info' },
  aliases: ['KSV-0021'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: 'The effective `runAsGroup` is unset or below 10000.',
    why: 'Group IDs are the same inside and outside the container: a low one may belong to a group on the node.',
    instead: 'Set `runAsGroup` to 10000 or more.',
    exceptions: 'Windows pods.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7 },
      { code: podWith('securityContext:\n  runAsGroup: 1000\n'), line: 10 },
    ],
    good: [
      { code: podWith('securityContext:\n  runAsGroup: 10000\n') },
      { code: podWith('', 'securityContext:\n  runAsGroup: 65532\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      if (isWindows(container.pod)) continue;
      const setting = effectiveSetting(container, 'runAsGroup');
      const group = integerOf(setting?.value);
      if (setting ? group === undefined || group >= 10000 : container.pod.resource.partial) continue;
      yield reportIn(container, ['securityContext', 'runAsGroup'], {
        at: setting?.value.span ?? container.at,
        message: setting
          ? `${container.label} runs with GID ${group}, which may belong to a group on the node`
          : `the GID of ${container.label} is not set`,
        help: 'set a group ID of 10000 or higher, for example `runAsGroup: 10001`',
      });
    }
  },
});
