import { defineRule } from '../../../core/rule.ts';
import { BASELINE, capabilitiesOf, DANGEROUS } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, isAdmission, isWindows, minorOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S207',
  name: 'capability-beyond-restricted',
  title: 'added capability forbidden by the restricted profile',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'pss-restricted': 'warning' },
  aliases: ['KSV-0106'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
  docs: {
    what: '`capabilities.add` lists a capability other than `NET_BIND_SERVICE`.',
    why: 'The restricted profile of Pod Security allows only that one. Others change file owners or user IDs, or signal processes of other users, which a program with a single user never needs.',
    instead: 'Remove it; set file owners in the image or with `fsGroup`.',
    exceptions: 'Windows pods; capabilities that K8S107 or K8S123 reports.',
  },
  examples: {
    bad: [
      { code: podWith('securityContext:\n  capabilities:\n    add: [CHOWN]\n'), line: 11 },
      {
        code: podWith('securityContext:\n  capabilities:\n    add:\n      - NET_BIND_SERVICE\n      - SETUID\n'),
        line: 13,
      },
    ],
    good: [
      { code: podWith('securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE]\n') },
      { code: podWith('securityContext:\n  capabilities:\n    drop: [CHOWN]\n') },
    ],
  },

  needs: ['add'],
  *check(doc, facts) {
    const minor = minorOf(facts);
    const exact = isAdmission(facts);
    if (minor < 22) return;
    for (const container of containersOf(doc, facts)) {
      if (minor >= 25 && isWindows(container.pod)) continue;
      for (const { node, text, name } of capabilitiesOf(container, 'add')) {
        if (isUnknown(doc, node) || (exact ? text : name) === 'NET_BIND_SERVICE') continue;
        if (!exact && (DANGEROUS.has(name) || !BASELINE.has(name))) continue;
        yield reportIn(container, ['securityContext', 'capabilities', 'add'], {
          at: node.span,
          message: `${container.label} adds \`${text}\`; the restricted profile allows only \`NET_BIND_SERVICE\``,
          help: `remove \`${text}\``,
        });
      }
    }
  },
});
