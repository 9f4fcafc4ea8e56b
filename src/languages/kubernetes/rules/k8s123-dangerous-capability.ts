import { defineRule } from '../../../core/rule.ts';
import { capabilitiesOf, DANGEROUS } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S123',
  name: 'dangerous-capability',
  title: 'dangerous added capability',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', snyk: 'error' },
  aliases: ['SNYK-CC-K8S-7', 'CKV_K8S_39', 'KSV-0005', 'KSV-0120'],
  references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  docs: {
    what: '`capabilities.add` lists a capability with which a container can control the node: `ALL`, `SYS_ADMIN`, `SYS_MODULE`, `SYS_PTRACE`, `NET_ADMIN`, `DAC_READ_SEARCH`, `BPF` and several others.',
    why: 'With `SYS_ADMIN` or `SYS_MODULE`, escaping the container takes a few commands; `NET_ADMIN` can redirect the traffic of the pod and, with hostNetwork, of the node.',
    instead: 'Remove it. If a tool really needs it, run only that tool with it, in a dedicated namespace.',
  },
  examples: {
    bad: [
      { code: podWith('securityContext:\n  capabilities:\n    add: [SYS_ADMIN]\n'), line: 11 },
      {
        code: podWith('securityContext:\n  capabilities:\n    add:\n      - CHOWN\n      - cap_net_admin\n'),
        line: 13,
      },
    ],
    good: [
      { code: podWith('securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE]\n') },
      { code: podWith('securityContext:\n  capabilities:\n    drop: [ALL, SYS_ADMIN]\n') },
    ],
  },

  needs: ['add'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      for (const { node, text, name } of capabilitiesOf(container, 'add')) {
        const harm = DANGEROUS.get(name);
        if (!harm) continue;
        yield reportIn(container, ['securityContext', 'capabilities', 'add'], {
          at: node.span,
          message: `\`${text}\` lets ${container.label} ${harm}`,
          help: `remove \`${text}\``,
        });
      }
    }
  },
});
