import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { bindingWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { bindingsOf } from '../rbac.ts';

const ANYONE = new Set(['system:anonymous', 'system:unauthenticated']);
/** Roles that the cluster itself grants to everyone. */
const PUBLIC_ROLES = new Set(['system:public-info-viewer', 'system:discovery', 'system:basic-user']);

export default defineRule<KubernetesDocument>({
  id: 'K8S611',
  name: 'anonymous-binding',
  title: 'rights for anonymous or all users',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['KSV-0122', 'KSV-01011'],
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings'],
  docs: {
    what: 'A binding includes `system:anonymous` or `system:unauthenticated`; `system:authenticated` is a warning.',
    why: 'Anyone who can reach the API server has these rights, without any credential.',
    instead: 'Bind your own users, groups or service accounts.',
    exceptions:
      'The roles that Kubernetes itself opens: `system:public-info-viewer`, `system:discovery`, `system:basic-user`.',
  },
  examples: {
    bad: [
      { code: bindingWith('view', '- {kind: User, name: "system:anonymous"}\n'), line: 10 },
      { code: bindingWith('view', '- {kind: Group, name: "system:authenticated"}\n'), line: 10 },
    ],
    good: [
      { code: bindingWith('view', '- {kind: Group, name: devs}\n') },
      { code: bindingWith('system:discovery', '- {kind: Group, name: "system:unauthenticated"}\n') },
    ],
  },

  needs: ['kind:RoleBinding', 'kind:ClusterRoleBinding'],
  *check(doc) {
    for (const { resource, role, subjects } of bindingsOf(doc)) {
      if (PUBLIC_ROLES.has(role)) continue;
      for (const { name, nameNode } of subjects) {
        const known = name === 'system:authenticated';
        if (!known && !ANYONE.has(name)) continue;
        yield {
          at: nameNode.span,
          message: `${known ? 'every authenticated user' : 'anyone who can reach the API server'} gets the role \`${role}\``,
          help: 'bind your own users, groups or service accounts',
          ...(known && { severity: 'warning' }),
          path: pathIn(resource, 'subjects'),
        };
      }
    }
  },
});
