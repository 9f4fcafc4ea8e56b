import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const service = (spec: string): string => `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S504',
  name: 'external-ips',
  title: 'external IPs on a Service',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', snyk: 'error' },
  aliases: ['SNYK-CC-K8S-43', 'KSV-0108'],
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
    'https://github.com/kubernetes/kubernetes/issues/97076',
  ],
  docs: {
    what: 'A Service has `externalIPs`. The deprecated `loadBalancerIP` is reported as `info`.',
    why: 'Inside the cluster every packet to these addresses goes to this Service, even if the address belongs to someone else (CVE-2020-8554).',
    instead: 'Use a load balancer or an Ingress; block the field with an admission policy.',
  },
  examples: {
    bad: [
      { code: service('  externalIPs: [198.51.100.7]\n'), line: 6 },
      { code: service('  ports: [{port: 80}]\n  externalIPs:\n    - 198.51.100.7\n'), line: 7 },
    ],
    good: [{ code: service('  externalIPs: []\n') }, { code: service('  ports: [{port: 80}]\n') }],
  },

  needs: ['externalIPs', 'loadBalancerIP'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Service' || resource.group !== '') continue;
      const spec = get(resource.root, 'spec');
      const entry = entryOf(spec, 'externalIPs');
      const [first] = itemsOf(entry?.value);
      if (entry && first) {
        yield {
          at: entry.key.span,
          message: `traffic to \`${stringOf(first) ?? '…'}\` is redirected inside the cluster`,
          help: 'remove `externalIPs` and use a load balancer or an Ingress',
          path: pathIn(resource, 'spec', 'externalIPs'),
        };
      }
      const address = entryOf(spec, 'loadBalancerIP');
      if (!address || !stringOf(address.value)) continue;
      yield {
        at: address.key.span,
        message: '`loadBalancerIP` is deprecated since v1.24; cloud providers read their own annotations',
        help: "use the annotation of your cloud's load balancer",
        severity: 'info',
        path: pathIn(resource, 'spec', 'loadBalancerIP'),
      };
    }
  },
});
