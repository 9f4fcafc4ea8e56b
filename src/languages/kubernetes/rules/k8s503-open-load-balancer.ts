import { defineRule } from '../../../core/rule.ts';
import { isNull, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { pathIn } from '../facts.ts';

const INTERNAL =
  /(?:aws-load-balancer-internal|aws-load-balancer-scheme|load-balancer-type|azure-load-balancer-internal|openstack-internal-load-balancer|oci-load-balancer-internal|internal-load-balancer|private-network|load-balancer-network-tier-internal|loadbalancer-internal|address-pool|loadBalancerIPs)/i;
const OPEN = new Set(['0.0.0.0/0', '::/0']);
const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: LoadBalancer\n${spec}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S503',
  name: 'open-load-balancer',
  title: 'load balancer without source ranges',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-15'],
  references: ['https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/'],
  docs: {
    what: 'A Service of type LoadBalancer has no `loadBalancerSourceRanges`, or opens them to everyone, and no cloud annotation makes it internal.',
    why: 'Anyone on the internet can reach the port, bypassing the checks of an Ingress.',
    instead: 'List the address ranges that need access, or make it internal and publish through an Ingress.',
  },
  examples: {
    bad: [
      { code: service(''), line: 5 },
      { code: service('  loadBalancerSourceRanges: [10.0.0.0/8, 0.0.0.0/0]\n'), line: 7 },
    ],
    good: [
      { code: service('  loadBalancerSourceRanges: [203.0.113.0/24]\n') },
      {
        code: service('').replace(
          'name: web\n',
          'name: web\n  annotations: {networking.gke.io/load-balancer-type: Internal}\n',
        ),
      },
    ],
  },

  needs: ['type:LoadBalancer'],
  *check(doc) {
    for (const resource of doc.resources) {
      const spec = entryOf(resource.root, 'spec');
      if (
        resource.kind.text !== 'Service' ||
        resource.group !== '' ||
        stringOf(get(spec?.value, 'type')) !== 'LoadBalancer'
      )
        continue;
      const annotations = entriesOf(getIn(resource.root, ['metadata', 'annotations']));
      if (annotations.some(({ key, value }) => INTERNAL.test(key.text) && stringOf(value) !== 'false')) continue;
      const ranges = get(spec?.value, 'loadBalancerSourceRanges');
      const open = itemsOf(ranges).find((range) => OPEN.has(stringOf(range) ?? ''));
      if (!spec || isUnknown(doc, ranges) || (!open && (resource.partial || itemsOf(ranges).length > 0))) continue;
      if (!open && !isNull(ranges) && ranges?.kind !== 'sequence') continue;
      yield {
        at: open?.span ?? spec.key.span,
        message: `anyone who can reach the load balancer can reach ${resource.label}`,
        help: 'set `loadBalancerSourceRanges`, or make the load balancer internal',
        path: pathIn(resource, 'spec', 'loadBalancerSourceRanges'),
      };
    }
  },
});
