import { defineRule } from '../../../core/rule.ts';
import { booleanOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { labelOf, ownSetting, podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S113',
  name: 'windows-host-process',
  title: '`HostProcess` container on Windows',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'pss-baseline': 'error', 'pss-restricted': 'error' },
  aliases: ['KSV-0103'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/'],
  docs: {
    what: '`windowsOptions.hostProcess: true` is set on the pod or a container.',
    why: 'A HostProcess container is an ordinary process on the Windows node with the rights of the configured user, up to SYSTEM.',
    instead: 'Remove it unless the pod manages the node.',
  },
  examples: {
    bad: [
      { code: podWith('', 'securityContext:\n  windowsOptions:\n    hostProcess: true\n'), line: 8 },
      { code: podWith('securityContext:\n  windowsOptions: {hostProcess: true}\n'), line: 10 },
    ],
    good: [
      { code: podWith('', 'securityContext:\n  windowsOptions:\n    hostProcess: false\n') },
      { code: podWith('', 'securityContext:\n  windowsOptions:\n    runAsUserName: ContainerUser\n') },
    ],
  },

  needs: ['hostProcess'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      for (const place of [pod, ...pod.containers]) {
        const node = get(ownSetting(place, 'windowsOptions')?.value, 'hostProcess');
        if (!node || booleanOf(node) !== true) continue;
        yield reportIn(place, ['securityContext', 'windowsOptions', 'hostProcess'], {
          at: node.span,
          message: `${labelOf(place)} runs as a process of the Windows node`,
          help: 'remove `hostProcess`',
        });
      }
    }
  },
});
