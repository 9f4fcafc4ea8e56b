import { defineRule } from '../../../core/rule.ts';
import { booleanOf, stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, minorOf, ownSetting, reportIn } from '../facts.ts';
import { removeFix } from '../fixes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S108',
  name: 'unmasked-proc',
  title: 'unmasked /proc',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error', 'pss-baseline': 'error', 'pss-restricted': 'error' },
  aliases: ['KSV-0027', 'unsafe-proc-mount'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  docs: {
    what: '`securityContext.procMount` is set to something other than `Default`.',
    why: 'The runtime hides and write-protects parts of `/proc` through which a container could read or change the kernel of the node; `Unmasked` removes that protection.',
    instead: 'Remove it.',
    exceptions: 'From Kubernetes 1.35 on, pods with `hostUsers: false` may use it at the baseline level.',
  },
  examples: {
    bad: [
      {
        code: podWith('securityContext:\n  runAsNonRoot: true\n  procMount: Unmasked\n'),
        line: 11,
        fixed: podWith('securityContext:\n  runAsNonRoot: true\n'),
      },
      { code: podWith('securityContext: {procMount: Unmasked}\n'), line: 9 },
    ],
    good: [
      { code: podWith('securityContext:\n  procMount: Default\n') },
      { code: podWith('securityContext:\n  procMount: Unmasked\n', 'hostUsers: false\n'), why: 'in a user namespace' },
    ],
  },

  needs: ['procMount'],
  *check(doc, facts) {
    const relaxed = minorOf(facts) >= 35 && facts.profile !== 'pss-restricted';
    for (const container of containersOf(doc, facts)) {
      const setting = ownSetting(container, 'procMount');
      const text = stringOf(setting?.value);
      if (!setting || !text || text === 'Default' || isUnknown(doc, setting.value)) continue;
      if (relaxed && booleanOf(get(container.pod.spec, 'hostUsers')) === false) continue;
      yield reportIn(container, ['securityContext', 'procMount'], {
        at: setting.value.span,
        message: `\`/proc\` is not masked in ${container.label}`,
        help: 'remove `procMount`',
        ...removeFix(doc, container.pod.resource, container.securityContext, 'procMount', 'unsafe'),
      });
    }
  },
});
