import { defineRule } from '../../../core/rule.ts';
import { booleanOf } from '../../yaml/scalars.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, ownSetting, reportIn } from '../facts.ts';
import { replaceFix } from '../fixes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S101',
  name: 'privileged-container',
  title: 'privileged container',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: {
    recommended: 'error',
    'pss-baseline': 'error',
    'pss-restricted': 'error',
    snyk: 'error',
    'kube-linter': 'error',
    'kube-score': 'error',
  },
  aliases: ['SNYK-CC-K8S-1', 'CKV_K8S_16', 'KSV-0017', 'container-security-context-privileged'],
  standsFor: ['K8S202', 'K8S203', 'K8S205', 'K8S206'],
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers',
  ],
  docs: {
    what: 'The container sets `securityContext.privileged: true`.',
    why: 'It has every capability, all devices of the node, and no seccomp, AppArmor or SELinux confinement: an attacker in the container controls the node and every pod on it.',
    instead: 'Remove it, and add only the capability or device that is needed.',
  },
  examples: {
    bad: [
      {
        code: podWith('securityContext:\n  privileged: true\n'),
        line: 10,
        fixed: podWith('securityContext:\n  privileged: false\n'),
      },
      { code: podWith('securityContext: {privileged: true}\n'), line: 9 },
    ],
    good: [
      { code: podWith('securityContext:\n  privileged: false\n') },
      { code: podWith('securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE]\n') },
    ],
  },

  needs: ['privileged'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const setting = ownSetting(container, 'privileged');
      if (setting?.value.kind !== 'scalar' || booleanOf(setting.value) !== true) continue;
      yield reportIn(container, ['securityContext', 'privileged'], {
        at: setting.value.span,
        about: container.node.span,
        message: `${container.label} is privileged: it has every capability and all devices of the node`,
        help: 'remove `privileged: true` and add only the capability or device that is needed',
        ...replaceFix(container.pod.resource, setting.value, 'false', 'unsafe'),
      });
    }
  },
});
