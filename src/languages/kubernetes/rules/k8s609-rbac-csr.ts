import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { accessRulesOf, allows } from '../rbac.ts';

const GROUPS = ['certificates.k8s.io'];
const both =
  '- {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}\n- {apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve]}\n';

export default defineRule<KubernetesDocument>({
  id: 'K8S609',
  name: 'rbac-csr',
  title: 'role that can issue client certificates',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CKV_K8S_156'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing'],
  docs: {
    what: 'A role may update `certificatesigningrequests/approval` and approve for `signers`.',
    why: 'It can issue a certificate for any user or group, including `system:masters`, and certificates cannot be revoked.',
    instead: 'Remove it, or list the signer in `resourceNames`.',
    exceptions: 'Rules on `signers` with `resourceNames` other than those for API clients.',
  },
  examples: {
    bad: [
      { code: roleWith(both), line: 6 },
      {
        code: roleWith(
          '- apiGroups: [certificates.k8s.io]\n  resources: [certificatesigningrequests/approval, signers]\n  verbs: ["*"]\n',
        ),
        line: 7,
      },
    ],
    good: [
      {
        code: roleWith(
          '- {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}\n',
        ),
      },
      {
        code: roleWith('- {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests], verbs: [get]}\n'),
      },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  *check(doc) {
    const rules = accessRulesOf(doc);
    for (const rule of rules) {
      const approval = rule.resources.find(({ text }) => text === 'certificatesigningrequests/approval');
      if (!approval || !allows(rule, { groups: GROUPS, verbs: ['update', 'patch'] })) continue;
      const signs = rules.some(
        (other) =>
          other.role === rule.role &&
          other.resources.some(({ text }) => text === 'signers' || text === '*') &&
          allows(other, { groups: GROUPS, verbs: ['approve'], named: 'skip' }),
      );
      if (!signs) continue;
      yield {
        at: approval.node.span,
        message: `${rule.role.label} may issue client certificates for anyone`,
        help: 'remove it, or list the signer in `resourceNames`',
        path: pathIn(rule.role, `rules[${rule.index}]`, 'resources'),
      };
    }
  },
});
