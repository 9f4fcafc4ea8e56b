import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';
import { objectRefusals } from '../refusals/objects.ts';

const service = (spec: string): string => `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S064',
  name: 'refused-object',
  title: 'an object that the API server refuses',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  docs: {
    what: 'The schema is met, and the API server still refuses the object: `replicas` is negative, `rollingUpdate` stands beside `type: Recreate`, a CustomResourceDefinition is not named by its plural and group, a Service has no ports, the path of an Ingress does not begin with `/`, a range of addresses has no length, a claim has no size, a rule of a role names no resources.',
    why: 'The server answers "Invalid value" or "Required value" and applies nothing of the object.',
    instead: 'Correct what the message names.',
    exceptions:
      'What is absent in patches and templates, and what something else fills in. A `nodePort` outside 30000 to 32767 is a warning: a cluster may have another range.',
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
