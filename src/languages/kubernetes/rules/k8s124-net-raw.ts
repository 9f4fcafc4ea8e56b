import { defineRule } from '../../../core/rule.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, deepestKey, isWindows, reportIn } from '../facts.ts';

const PATH = ['securityContext', 'capabilities', 'drop'];

export default defineRule<KubernetesDocument>({
  id: 'K8S124',
  name: 'net-raw',
  title: 'container that can forge packets',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { 'kube-linter': 'info' },
  aliases: ['CKV_K8S_28', 'KSV-0119', 'drop-net-raw-capability'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: 'The container adds `NET_RAW`, or drops neither `NET_RAW` nor `ALL`.',
    why: 'With raw sockets a container can impersonate others (ARP, DNS) on the network of the node.',
    instead: 'Drop `ALL`. (Opt-in: K8S206 already requires that.)',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7 },
      { code: podWith('securityContext:\n  capabilities:\n    add: [NET_RAW]\n    drop: [ALL]\n'), line: 11 },
    ],
    good: [
      { code: podWith('securityContext:\n  capabilities:\n    drop: [NET_RAW]\n') },
      { code: podWith('securityContext:\n  capabilities:\n    drop: [all]\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const added = capabilitiesOf(container, 'add').find(({ name }) => name === 'NET_RAW');
      const dropped = capabilitiesOf(container, 'drop').some(({ name }) => name === 'NET_RAW' || name === 'ALL');
      if (!added && (dropped || container.pod.resource.partial || isWindows(container.pod))) continue;
      yield reportIn(container, PATH, {
        at: added?.node.span ?? deepestKey(container.node, PATH, container.at),
        message: `${container.label} keeps \`NET_RAW\` and can forge packets`,
        help: 'drop all capabilities: `capabilities: {drop: ["ALL"]}`',
      });
    }
  },
});
