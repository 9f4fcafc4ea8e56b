import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';
import { objectRefusals } from '../refusals/objects.ts';

const service = (spec: string): string => `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S064',
  name: 'refused-object',
  title: 'object refused by the API server',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  docs: {
    what: 'The object matches the schema, but the API server still refuses it: `replicas` is negative, `rollingUpdate` is set with `type: Recreate`, a CustomResourceDefinition is not named after its plural and group, a Service has no ports, an Ingress path does not begin with `/`, a CIDR has no prefix length, a claim has no size, or a role rule lists no resources.',
    why: 'The server answers "Invalid value" or "Required value" and does not apply the object.',
    instead: 'Correct the field in the message.',
    exceptions:
      'Fields missing from patches and templates, and values filled in elsewhere. A `nodePort` outside 30000 to 32767 is a warning: a cluster may use another range.',
  },
  examples: {
    bad: [
      { code: service('  type: NodePort\n  ports:\n    - port: 80\n      nodePort: 80\n'), line: 9 },
      { code: service('  selector: {app: web}\n'), line: 5 },
      {
        code: 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\nspec:\n  accessModes: [ReadWriteOnce]\n',
        line: 5,
      },
    ],
    good: [
      { code: service('  type: NodePort\n  ports:\n    - port: 80\n      nodePort: 30080\n') },
      { code: service('  clusterIP: None\n  selector: {app: web}\n'), why: 'a headless Service needs no ports' },
    ],
  },

  needs: ['has:literal', 'is:template'],
  *check(doc) {
    for (const resource of doc.resources)
      for (const { at, message, help, steps, isLikely } of objectRefusals(doc, resource))
        yield { at, message, help, path: pathIn(resource, ...steps), ...(isLikely && { severity: 'warning' }) };
  },
});
