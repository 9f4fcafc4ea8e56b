import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { bindingWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { bindingsOf } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S612',
  name: 'masters-group',
  title: 'binding to the group system:masters',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['KSV-0123'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  docs: {
    what: 'A binding includes the group `system:masters`.',
    why: 'Its members always bypass RBAC: removing the binding revokes nothing, and their certificates cannot be revoked.',
    instead: 'Create your own group and bind that.',
  },
  examples: {
    bad: [
      { code: bindingWith('view', '- {kind: Group, name: "system:masters"}\n'), line: 10 },
      { code: bindingWith('view', '- {kind: User, name: a}\n- {kind: Group, name: "system:masters"}\n'), line: 11 },
    ],
    good: [
      { code: bindingWith('view', '- {kind: Group, name: admins}\n') },
      { code: bindingWith('view', '- {kind: User, name: masters}\n') },
    ],
  },

  needs: ['kind:RoleBinding', 'kind:ClusterRoleBinding'],
  *check(doc) {
    for (const { resource, subjects } of bindingsOf(doc)) {
      for (const { name, nameNode } of subjects) {
        if (name !== 'system:masters') continue;
        const help = 'create your own group and bind that';
        yield {
          at: nameNode.span,
          message: 'this group always bypasses RBAC',
          help,
          path: pathIn(resource, 'subjects'),
        };
      }
    }
  },
});
