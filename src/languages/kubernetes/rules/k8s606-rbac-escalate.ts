import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { accessRulesOf, allows } from '../rbac.ts';

const RBAC = ['rbac.authorization.k8s.io'];
const CHECKS = [
  { groups: RBAC, resources: ['roles', 'clusterroles'], verbs: ['escalate', 'bind'] },
  {
    groups: RBAC,
    resources: ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'],
    verbs: ['create', 'update', 'patch'],
  },
  { groups: [''], resources: ['users', 'groups', 'serviceaccounts'], verbs: ['impersonate'] },
];

export default defineRule<KubernetesDocument>({
  id: 'K8S606',
  name: 'rbac-escalate',
  title: 'role that can grant itself any right',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [
    'CKV_K8S_157',
    'CKV_K8S_158',
    'CKV2_K8S_1',
    'CKV2_K8S_3',
    'KSV-0043',
    'KSV-0050',
    'KSV-0051',
    'KSV-0052',
    'KSV-0055',
  ],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks'],
  docs: {
    what: 'A role may `escalate` or `bind` roles, `impersonate` users, groups or service accounts, or create and change roles and bindings.',
    why: 'It can grant rights, including to itself. Creating roles and bindings without `escalate` and `bind` is a warning: the API server checks them against the rights of the caller.',
    instead: 'Remove it, or limit it with `resourceNames`.',
    exceptions: 'Rules with `resourceNames`.',
  },
  examples: {
    bad: [
      {
        code: roleWith('- {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate]}\n'),
        line: 6,
      },
      { code: roleWith('- {apiGroups: [""], resources: [users], verbs: [impersonate]}\n'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [get]}\n') },
      {
        code: roleWith(
          '- {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view], verbs: [bind]}\n',
        ),
      },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  *check(doc) {
    for (const rule of accessRulesOf(doc)) {
      for (const { text, node } of rule.resources) {
        const check = CHECKS.find((one) => one.resources.includes(text) && allows(rule, { ...one, named: 'skip' }));
        if (!check) continue;
        const verbs = rule.verbs.map((verb) => verb.text).filter((verb) => verb === '*' || check.verbs.includes(verb));
        yield {
          at: node.span,
          message: `\`${verbs.join(', ')}\` on \`${text}\` lets this role grant rights`,
          help: 'remove it, or list the objects in `resourceNames`',
          ...(check.verbs.includes('create') && { severity: 'warning' }),
          path: pathIn(rule.role, `rules[${rule.index}]`, 'resources'),
        };
      }
    }
  },
});
