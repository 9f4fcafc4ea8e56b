import { defineRule } from '../../../core/rule.ts';
import { booleanOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, deepestKey, isWindows, ownSetting, reportIn } from '../facts.ts';
import { insertFix } from '../fixes.ts';

const PATH = ['securityContext', 'readOnlyRootFilesystem'];

export default defineRule<KubernetesDocument>({
  id: 'K8S209',
  name: 'writable-root-filesystem',
  title: 'container with a writable root file system',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', snyk: 'info', 'kube-linter': 'warning', 'kube-score': 'warning' },
  aliases: [
    'SNYK-CC-K8S-8',
    'CKV_K8S_22',
    'KSV-0014',
    'no-read-only-root-fs',
    'container-security-context-readonlyrootfilesystem',
  ],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: '`readOnlyRootFilesystem` is not `true`.',
    why: 'An attacker can add tools and modify programs in the container, and logs or caches grow on the disk of the node.',
    instead:
      'Set `readOnlyRootFilesystem: true` and mount an emptyDir at each path that the program writes to, such as `/tmp`.',
    exceptions: 'Windows pods.',
  },
  examples: {
    bad: [
      {
        code: podWith('securityContext:\n  runAsNonRoot: true\n'),
        line: 9,
        fixed: podWith('securityContext:\n  runAsNonRoot: true\n  readOnlyRootFilesystem: true\n'),
      },
      { code: podWith('securityContext: {readOnlyRootFilesystem: false}\n'), line: 9 },
    ],
    good: [
      { code: podWith('securityContext:\n  readOnlyRootFilesystem: true\n') },
      { code: podWith('', 'os: {name: windows}\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const { resource } = container.pod;
      if (isWindows(container.pod)) continue;
      const setting = ownSetting(container, 'readOnlyRootFilesystem');
      if (booleanOf(setting?.value) === true || isUnknown(doc, setting?.value)) continue;
      if (!setting && (resource.partial || isUnknown(doc, get(container.node, 'securityContext')))) continue;
      yield reportIn(container, PATH, {
        at: setting?.value.span ?? deepestKey(container.node, PATH, container.at),
        message: `${container.label} can write to its root file system`,
        help: 'set `readOnlyRootFilesystem: true` and mount an emptyDir at each path that the program writes to',
        ...(!setting && insertFix(doc, resource, container.node, PATH, 'true', 'unsafe')),
      });
    }
  },
});
