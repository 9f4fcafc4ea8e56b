import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { bindingWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { bindingsOf } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S613',
  name: 'default-account-binding',
  title: 'rights for the default ServiceAccount',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-45', 'CKV_K8S_42'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/'],
  docs: {
    what: 'A binding includes the ServiceAccount `default`.',
    why: 'Every pod in the namespace without its own account gets these rights, including future ones.',
    instead: 'Create an account for the workload and set it in the pod spec.',
  },
  examples: {
    bad: [
      { code: bindingWith('view', '- {kind: ServiceAccount, name: default, namespace: web}\n'), line: 10 },
      { code: bindingWith('view', '- kind: ServiceAccount\n  name: default\n  namespace: a\n'), line: 11 },
    ],
    good: [
      { code: bindingWith('view', '- {kind: ServiceAccount, name: web, namespace: web}\n') },
      { code: bindingWith('view', '- {kind: User, name: default}\n') },
    ],
  },

  needs: ['kind:RoleBinding', 'kind:ClusterRoleBinding'],
  *check(doc) {
    for (const { resource, role, subjects } of bindingsOf(doc)) {
      for (const { kind, name, nameNode } of subjects) {
        if (kind !== 'ServiceAccount' || name !== 'default') continue;
        yield {
          at: nameNode.span,
          message: `every pod without its own account gets the role \`${role}\``,
          help: 'create a ServiceAccount for the workload and bind that',
          path: pathIn(resource, 'subjects'),
        };
      }
    }
  },
});
