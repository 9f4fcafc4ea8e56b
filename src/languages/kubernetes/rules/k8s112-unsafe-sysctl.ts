import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { isAdmission, minorOf, podsOf, reportIn } from '../facts.ts';

/** Safe sysctls with the minor version that made them safe. */
const SAFE: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
  ['net.ipv4.tcp_notsent_lowat', 37],
]);

export default defineRule<KubernetesDocument>({
  id: 'K8S112',
  name: 'unsafe-sysctl',
  title: 'unsafe sysctl',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'pss-baseline': 'error', 'pss-restricted': 'error', 'kube-linter': 'error' },
  aliases: ['KSV-0026', 'unsafe-sysctls'],
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/'],
  docs: {
    what: '`securityContext.sysctls` sets a kernel parameter outside the safe set of the configured Kubernetes version.',
    why: 'The kubelet refuses to start the pod unless an administrator allowed the parameter on that node; some parameters change the node for every pod.',
    instead: 'Remove it, or set it on the node.',
  },
  examples: {
    bad: [
      { code: podWith('', 'securityContext:\n  sysctls:\n    - name: kernel.msgmax\n      value: "65536"\n'), line: 8 },
      { code: podWith('', 'securityContext:\n  sysctls: [{name: net.core.somaxconn, value: "1024"}]\n'), line: 7 },
    ],
    good: [
      { code: podWith('', 'securityContext:\n  sysctls: [{name: net.ipv4.tcp_syncookies, value: "1"}]\n') },
      { code: podWith('', 'securityContext:\n  sysctls: [{name: net.ipv4.tcp_rmem, value: "4096 87380 6291456"}]\n') },
    ],
  },

  needs: ['sysctls'],
  *check(doc, facts) {
    const minor = minorOf(facts);
    for (const pod of podsOf(doc, facts)) {
      for (const sysctl of itemsOf(get(pod.securityContext, 'sysctls'))) {
        const node = get(sysctl, 'name');
        const name = stringOf(node);
        if (!node || !name || isUnknown(doc, node)) continue;
        const since = SAFE.get(isAdmission(facts) ? name : name.replaceAll('/', '.'));
        if (since !== undefined && since <= minor) continue;
        yield reportIn(pod, ['securityContext', `sysctls[${name}]`], {
          at: node.span,
          message: `sysctl \`${name}\` is not in the safe set of Kubernetes v1.${minor}`,
          help: 'remove it, or set it on the node',
        });
      }
    }
  },
});
