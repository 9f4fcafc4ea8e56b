import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { grantReports } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S608',
  name: 'rbac-token-create',
  title: 'role that can create tokens for other accounts',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  docs: {
    what: 'A role may create `serviceaccounts/token`.',
    why: 'It can get a token for each ServiceAccount it can reach, and with it all rights of that account.',
    instead: 'Remove it, or limit it with `resourceNames`.',
    exceptions: 'Rules with `resourceNames`.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}'), line: 6 },
      { code: roleWith('- {apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["*"]}'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [""], resources: [serviceaccounts], verbs: [get]}') },
      {
        code: roleWith('- {apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [ci], verbs: [create]}'),
      },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  check(doc) {
    return grantReports(
      doc,
      { groups: [''], resources: ['serviceaccounts/token'], verbs: ['create'], named: 'skip' },
      (what) => ({
        message: `${what} lets this role create tokens for other accounts`,
        help: 'remove it, or list the accounts in `resourceNames`',
      }),
    );
  },
});
