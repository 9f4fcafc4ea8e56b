import { defineRule } from '../../../core/rule.ts';
import { BASELINE, capabilitiesOf, DANGEROUS } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, isAdmission, minorOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S107',
  name: 'capability-beyond-baseline',
  title: 'added capability forbidden by the baseline profile',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'pss-baseline': 'error', 'pss-restricted': 'error' },
  aliases: ['CKV_K8S_25', 'KSV-0022'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  docs: {
    what: '`capabilities.add` lists a capability outside the 13 that the baseline profile of Pod Security allows.',
    why: 'Capabilities beyond the default set affect the node: packet forging, tracing, scheduling, memory locking. Clusters with Pod Security admission refuse the pod.',
    instead: 'Remove it, or run the pod in a dedicated namespace.',
    exceptions:
      'The most dangerous ones are reported by K8S123 instead. Names are compared exactly, as admission does.',
  },
  examples: {
    bad: [
      { code: podWith('securityContext:\n  capabilities:\n    add: [NET_RAW]\n'), line: 11 },
      { code: podWith('securityContext:\n  capabilities:\n    add:\n      - CHOWN\n      - SYS_NICE\n'), line: 13 },
    ],
    good: [
      { code: podWith('securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE, CHOWN]\n') },
      { code: podWith('securityContext:\n  capabilities:\n    drop: [NET_RAW]\n') },
    ],
  },

  needs: ['add'],
  *check(doc, facts) {
    const exact = isAdmission(facts);
    // There K8S206 and K8S207 take over.
    if (facts.profile === 'pss-restricted' && minorOf(facts) >= 22) return;
    for (const container of containersOf(doc, facts)) {
      for (const { node, text, name } of capabilitiesOf(container, 'add')) {
        if (isUnknown(doc, node)) continue;
        // Outside admission a misspelling (K8S208) or one of the most dangerous (K8S123) has its own report.
        if (exact ? BASELINE.has(text) : BASELINE.has(name) || DANGEROUS.has(name)) continue;
        yield reportIn(container, ['securityContext', 'capabilities', 'add'], {
          at: node.span,
          message: `${container.label} adds \`${text}\`, which the baseline profile forbids`,
          help: `remove \`${text}\``,
        });
      }
    }
  },
});
