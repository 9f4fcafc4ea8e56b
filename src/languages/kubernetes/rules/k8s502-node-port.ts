import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const service = (type: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: ${type}\n`;

export default defineRule<KubernetesDocument>({
  id: 'K8S502',
  name: 'node-port',
  title: '`NodePort` Service',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { 'kube-score': 'info' },
  aliases: ['exposed-services', 'service-type'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport'],
  docs: {
    what: 'A Service has `type: NodePort`.',
    why: 'The port is open on every node, to anyone who can reach one.',
    instead: 'Use ClusterIP with an Ingress or a Gateway.',
  },
  examples: {
    bad: [
      { code: service('NodePort'), line: 6 },
      { code: service('"NodePort"'), line: 6 },
    ],
    good: [{ code: service('ClusterIP') }, { code: service('LoadBalancer') }],
  },

  needs: ['type:NodePort'],
  *check(doc) {
    for (const resource of doc.resources) {
      const type = getIn(resource.root, ['spec', 'type']);
      if (resource.kind.text !== 'Service' || resource.group !== '' || !type || stringOf(type) !== 'NodePort') continue;
      yield {
        at: type.span,
        message: `${resource.label} opens a port on every node`,
        help: 'use ClusterIP with an Ingress',
        path: pathIn(resource, 'spec', 'type'),
      };
    }
  },
});
