import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { labelOf, minorOf, ownSetting, podsOf, reportIn } from '../facts.ts';

const TYPES = new Set(['container_t', 'container_init_t', 'container_kvm_t']);

export default defineRule<KubernetesDocument>({
  id: 'K8S110',
  name: 'custom-selinux-options',
  title: 'disallowed SELinux options',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'pss-baseline': 'error', 'pss-restricted': 'error', snyk: 'info' },
  aliases: ['SNYK-CC-K8S-33', 'KSV-0025'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  docs: {
    what: '`seLinuxOptions` of the pod or a container sets a user, a role, or a type other than those for containers.',
    why: 'Another type or user may remove the confinement of the process: `spc_t` is equivalent to privileged.',
    instead: 'Remove it; set only `level`, or one of the types `container_t`, `container_init_t`, `container_kvm_t`.',
    exceptions: '`container_engine_t` is allowed from Kubernetes 1.31 on.',
  },
  examples: {
    bad: [
      { code: podWith('securityContext:\n  seLinuxOptions:\n    type: spc_t\n'), line: 11 },
      { code: podWith('', 'securityContext:\n  seLinuxOptions:\n    user: system_u\n'), line: 8 },
    ],
    good: [
      { code: podWith('securityContext:\n  seLinuxOptions:\n    type: container_t\n') },
      { code: podWith('securityContext:\n  seLinuxOptions:\n    level: s0:c123,c456\n') },
    ],
  },

  needs: ['seLinuxOptions'],
  *check(doc, facts) {
    const engine = minorOf(facts) >= 31;
    for (const pod of podsOf(doc, facts)) {
      for (const place of [pod, ...pod.containers]) {
        const options = ownSetting(place, 'seLinuxOptions')?.value;
        for (const field of ['user', 'role', 'type']) {
          const node = get(options, field);
          const text = stringOf(node);
          if (!node || !text || isUnknown(doc, node)) continue;
          if (field === 'type' && (TYPES.has(text) || (engine && text === 'container_engine_t'))) continue;
          yield reportIn(place, ['securityContext', 'seLinuxOptions', field], {
            at: node.span,
            message: `${labelOf(place)} sets the SELinux ${field} \`${text}\``,
            help: `remove \`${field}\``,
          });
        }
      }
    }
  },
});
