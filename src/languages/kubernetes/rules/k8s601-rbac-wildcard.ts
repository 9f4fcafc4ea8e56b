import { defineRule } from '../../../core/rule.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { accessRulesOf } from '../rbac.ts';

const FIELDS = [
  ['resources', 'resource'],
  ['verbs', 'verb'],
  ['groups', 'API group'],
] as const;

export default defineRule<KubernetesDocument>({
  id: 'K8S601',
  name: 'rbac-wildcard',
  title: 'wildcard in a role',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-44', 'CKV_K8S_49', 'KSV-0044', 'KSV-0045', 'KSV-0046', 'KSV-0112', 'wildcard-in-rules'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  docs: {
    what: 'A rule in a Role or ClusterRole has `*` in its resources, verbs or API groups.',
    why: 'It grants everything that exists today, including secrets and `pods/exec`, and everything added to the cluster later.',
    instead: 'List the resources and verbs that are needed.',
    exceptions:
      'Wildcards in both verbs and resources are an error, one alone is a warning. Roles with `aggregationRule` are not checked.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}\n'), line: 6 },
      { code: roleWith('- apiGroups: [apps]\n  resources: [deployments]\n  verbs:\n    - "*"\n'), line: 9 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [apps], resources: [deployments], verbs: [get, list]}\n') },
      { code: roleWith('- {nonResourceURLs: ["*"], verbs: [get]}\n') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  *check(doc) {
    for (const rule of accessRulesOf(doc)) {
      if (get(rule.role.root, 'aggregationRule') || rule.resources.length === 0) continue;
      const all = [rule.resources, rule.verbs].every((list) => list.some(({ text }) => text === '*'));
      for (const [field, what] of FIELDS) {
        const star = rule[field].find(({ text }) => text === '*');
        if (!star) continue;
        yield {
          at: star.node.span,
          message: `rule ${rule.index + 1} of ${rule.role.label} grants every ${what}`,
          help: 'list only what is needed',
          ...(!all && { severity: 'warning' }),
          path: pathIn(rule.role, `rules[${rule.index}]`, field === 'groups' ? 'apiGroups' : field),
        };
      }
    }
  },
});
