import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { accessRulesOf, allows } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S603',
  name: 'rbac-secrets',
  title: 'role that can read secrets',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-47', 'CKV2_K8S_5', 'KSV-0041', 'KSV-0113', 'access-to-secrets'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets'],
  docs: {
    what: 'A role may get, list or watch `secrets`.',
    why: 'Secrets hold the tokens and passwords of others: reading them grants their rights. `list` and `watch` show all of them, whatever `resourceNames` lists.',
    instead: 'Allow `get` with `resourceNames`, or mount the secret.',
    exceptions: '`get` limited by `resourceNames`.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: [""], resources: [secrets], verbs: [get, list]}\n'), line: 6 },
      { code: roleWith('- {apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [list]}\n'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [get]}\n') },
      { code: roleWith('- {apiGroups: [""], resources: [secrets], verbs: [create]}\n') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  *check(doc) {
    for (const rule of accessRulesOf(doc)) {
      const verbs = rule.named ? ['list', 'watch'] : ['get', 'list', 'watch'];
      const secrets = rule.resources.find(({ text }) => text === 'secrets');
      if (!secrets || !allows(rule, { groups: [''], verbs })) continue;
      const scope = rule.role.kind.text === 'ClusterRole' ? 'the namespaces it is bound in' : 'its namespace';
      yield {
        at: secrets.node.span,
        message: `${rule.role.label} can read every secret of ${scope}`,
        help: 'allow only `get`, and list the secrets in `resourceNames`',
        path: pathIn(rule.role, `rules[${rule.index}]`, 'resources'),
      };
    }
  },
});
