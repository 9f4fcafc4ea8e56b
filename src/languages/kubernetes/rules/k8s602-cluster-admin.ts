import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { bindingWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { bindingsOf } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S602',
  name: 'cluster-admin',
  title: 'binding to cluster-admin',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-46', 'KSV-0111', 'cluster-admin-role-binding'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  docs: {
    what: 'A RoleBinding or ClusterRoleBinding grants `cluster-admin`; `admin` and `edit` are reported as info.',
    why: 'An attacker in one pod of that account owns the cluster.',
    instead: 'Create a role with only the rights that are needed.',
    exceptions: 'A binding with only the group `system:masters`, which the cluster creates itself.',
  },
  examples: {
    bad: [
      { code: bindingWith('cluster-admin', '- {kind: ServiceAccount, name: ci, namespace: ci}\n'), line: 8 },
      { code: bindingWith('admin', '- {kind: Group, name: devs}\n'), line: 8 },
    ],
    good: [
      { code: bindingWith('view', '- {kind: ServiceAccount, name: ci, namespace: ci}\n') },
      { code: bindingWith('cluster-admin', '- {kind: Group, name: "system:masters"}\n') },
    ],
  },

  needs: ['kind:RoleBinding', 'kind:ClusterRoleBinding'],
  *check(doc) {
    for (const { resource, role, roleNode, subjects } of bindingsOf(doc)) {
      if (!roleNode || !/^(?:cluster-admin|admin|edit)$/.test(role)) continue;
      if (subjects.length > 0 && subjects.every(({ name }) => name === 'system:masters')) continue;
      const [first] = subjects;
      const who = first ? `${first.kind} \`${first.name}\`` : 'the subject';
      yield {
        at: roleNode.span,
        message:
          role === 'cluster-admin'
            ? `this makes ${who} a cluster administrator`
            : `this gives ${who} the broad role \`${role}\``,
        help: 'create a role with only the rights that are needed',
        ...(role !== 'cluster-admin' && { severity: 'info' }),
        path: pathIn(resource, 'roleRef', 'name'),
      };
    }
  },
});
