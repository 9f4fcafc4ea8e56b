import { defineRule } from '../../../core/rule.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get, getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const policy = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n  podSelector: {}\n${spec}`;
const EVERYWHERE = new Set(['0.0.0.0/0', '::/0']);

export default defineRule<KubernetesDocument>({
  id: 'K8S511',
  name: 'open-network-policy',
  title: 'network policy that allows all traffic',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-25', 'SNYK-CC-K8S-26', 'KSV-0038'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  docs: {
    what: 'An ingress rule has no `from`, an egress rule has no `to`, or the peer is the entire internet without ports.',
    why: 'The policy looks like protection but allows every peer.',
    instead: 'List the peers with podSelector, namespaceSelector or ipBlock.',
    exceptions: 'Egress to port 53 (DNS).',
  },
  examples: {
    bad: [
      { code: policy('  ingress:\n    - {}\n'), line: 8 },
      { code: policy('  egress:\n    - to: [{ipBlock: {cidr: 0.0.0.0/0}}]\n'), line: 8 },
    ],
    good: [
      { code: policy('  ingress:\n    - from: [{podSelector: {matchLabels: {app: shop}}}]\n') },
      { code: policy('  egress:\n    - ports: [{port: 53, protocol: UDP}]\n') },
    ],
  },

  needs: ['kind:NetworkPolicy'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'NetworkPolicy' || resource.group !== 'networking.k8s.io') continue;
      for (const [list, peers, words] of [
        ['ingress', 'from', 'all incoming traffic'],
        ['egress', 'to', 'all outgoing traffic'],
      ] as const) {
        for (const [index, rule] of itemsOf(getIn(resource.root, ['spec', list])).entries()) {
          const ports = itemsOf(get(rule, 'ports'));
          const dns =
            list === 'egress' && ports.length > 0 && ports.every((port) => integerOf(get(port, 'port')) === 53);
          const named = itemsOf(get(rule, peers));
          const open = named.some((peer) => isEverywhere(peer) && ports.length === 0);
          if (dns || (named.length > 0 && !open)) continue;
          yield {
            at: entriesOf(rule)[0]?.key.span ?? rule.span,
            message: `this rule allows ${words}${ports.length > 0 ? ' on its ports' : ''}`,
            help: `list the peers in \`${peers}\``,
            path: pathIn(resource, 'spec', `${list}[${index}]`),
          };
        }
      }
    }
  },
});

function isEverywhere(peer: Parameters<typeof get>[0]): boolean {
  const block = get(peer, 'ipBlock');
  return EVERYWHERE.has(stringOf(get(block, 'cidr')) ?? '') && itemsOf(get(block, 'except')).length === 0;
}
